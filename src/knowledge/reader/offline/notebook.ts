import type { Chunk } from '../../../domain/index.ts';
import type { GraphRelation } from './chains/relation-graph.ts';
import { locateStatement } from './locate-statement.ts';
import { Refusals } from './refusals.ts';
import type { SentenceReading } from './sentence-reading.ts';
import { settleRelations } from './settle-relations.ts';
import type { Statement } from './statement.ts';
import type { Mention } from './terms/mention.ts';
import { isMarked, type Vocabulary } from './terms/vocabulary.ts';

/** Times a term must be named for a weak statement about it to count: not in passing. */
const NAMED_MIN = 2;

interface ConceptNote {
  readonly surfaces: Map<string, number>;
  definition: string | null;
  mentions: number;
  kind: string | null;
}

/** What a document said, collected: relations with their best evidence, concepts with their names and definitions. */
export class Notebook {
  readonly refusals = new Refusals();
  readonly #statements: { statement: Statement; span: { start: number; end: number } }[] = [];
  readonly #named = new Map<string, number>();
  readonly #concepts = new Map<string, ConceptNote>();
  readonly #negations: { subject: string; object: string; text: string }[] = [];

  constructor(
    readonly vocabulary: Vocabulary,
    readonly text: string,
    readonly chunks: readonly Chunk[],
  ) {}

  enter(reading: SentenceReading): void {
    for (const { mention, text } of reading.definitions) {
      const note = this.#noteOf(mention);
      note.definition ??= tidied(text);
    }
    for (const statement of reading.statements) this.#state(statement, reading);
    for (const key of reading.namedTerms()) this.#named.set(key, (this.#named.get(key) ?? 0) + 1);
  }

  #state(statement: Statement, reading: SentenceReading): void {
    const { type, subject, object } = statement;
    const said = `${subject.surface} ${type} ${object.surface}`;
    if (statement.negated) {
      this.#negations.push({
        subject: subject.key,
        object: object.key,
        text: reading.block.plain.slice(reading.sentence.start, reading.sentence.end),
      });
      this.refusals.add('negated', said);
      return;
    }
    const span = locateStatement(statement, reading.sentence, reading.block, this.chunks, this.text);
    if (span === null) {
      this.refusals.add('quote-crosses-chunks', said);
      return;
    }
    this.#statements.push({ statement, span });
    for (const mention of [subject, object]) this.#noteOf(mention);
    if (type === 'SPECIALIZATION') this.#concepts.get(subject.key)!.kind ??= object.key;
  }

  #noteOf(mention: Mention): ConceptNote {
    let note = this.#concepts.get(mention.key);
    if (note === undefined) {
      note = { surfaces: new Map(), definition: null, mentions: 0, kind: null };
      this.#concepts.set(mention.key, note);
    }
    note.surfaces.set(mention.surface, (note.surfaces.get(mention.surface) ?? 0) + 1);
    note.mentions += 1;
    return note;
  }

  /** The relations of the document, each with its best evidence, in the order in which they are first stated. */
  relations(): GraphRelation[] {
    this.#relations ??= settleRelations(this.#statements, {
      isTerm: ({ key }) => this.isTerm(key),
      refuse: (reason, said) => this.refusals.add(reason, said),
    });
    return this.#relations;
  }
  #relations: GraphRelation[] | null = null;

  isTerm(key: string): boolean {
    return isMarked(this.vocabulary, key) || (this.#named.get(key) ?? 0) >= NAMED_MIN;
  }

  kindOf(key: string): string | null {
    return this.#concepts.get(key)?.kind ?? null;
  }

  definitionOf(key: string): string | null {
    return this.vocabulary.glossary.get(key)?.definition ?? this.#concepts.get(key)?.definition ?? null;
  }

  /** The name to show: the glossary's, else the commonest spelling, singular before plural. */
  surfaceOf(key: string): string {
    const listed = this.vocabulary.glossary.get(key);
    if (listed !== undefined) return listed.surface;
    const surfaces = [...(this.#concepts.get(key)?.surfaces ?? [])];
    surfaces.sort(
      ([a, n], [b, m]) =>
        Number(b.toLowerCase() === key) - Number(a.toLowerCase() === key) ||
        m - n ||
        a.length - b.length ||
        (a < b ? -1 : 1),
    );
    return this.#inSingular(surfaces[0]?.[0] ?? key, key);
  }

  /** "human pathogens" → "human pathogen", where the text knows the singular word. */
  #inSingular(surface: string, key: string): string {
    const cut = surface.lastIndexOf(' ') + 1;
    const singular = key.slice(key.lastIndexOf(' ') + 1);
    const last = surface.slice(cut);
    // Inside a phrase the number stays: "number of representatives".
    const isPlural =
      !/ (?:of|in|for|between|to|on) /.test(surface) &&
      last !== singular &&
      /^[a-z]+s$/.test(last) &&
      !/ics$/.test(last) &&
      this.vocabulary.words.has(singular);
    return isPlural ? surface.slice(0, cut) + singular : surface;
  }

  /** Short forms the text gives for a term. */
  aliasesOf(key: string): string[] {
    const aliases: string[] = [];
    for (const [short, long] of this.vocabulary.aliases) {
      if (long.toLowerCase() === key || this.#sameKey(long, key)) aliases.push(short.toUpperCase());
    }
    return aliases;
  }

  #sameKey(long: string, key: string): boolean {
    return long.toLowerCase().replace(/s$/, '') === key;
  }

  /** Sentences that deny a relation between two of these concepts. */
  negationsAmong(keys: readonly string[]): string[] {
    const set = new Set(keys);
    return [
      ...new Set(
        this.#negations.filter(({ subject, object }) => set.has(subject) && set.has(object)).map(({ text }) => text),
      ),
    ].slice(0, 3);
  }
}

function tidied(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,:]+$/, '')
    .trim();
  return plain === '' ? plain : plain[0]!.toUpperCase() + plain.slice(1);
}
