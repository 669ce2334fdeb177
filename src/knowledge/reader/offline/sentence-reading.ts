import type { Modality } from '../../../domain/index.ts';
import { balance, changeIn, withSign } from './balance.ts';
import { conditionOf } from './condition-of.ts';
import { gerundSubjectOf } from './gerund-subject-of.ts';
import type { Frame } from './lexicon/frames.ts';
import { modalityAt } from './modality-at.ts';
import { isAnd, isComma, type Nominal, nominalsFrom, skipAdverbs } from './phrases/nominal.ts';
import type { Phrase } from './phrases/phrase.ts';
import { type Subjects, subjectsOf } from './phrases/subjects.ts';
import type { Statement } from './statement.ts';
import type { Mention } from './terms/mention.ts';
import { termOf } from './terms/term-of.ts';
import type { Vocabulary } from './terms/vocabulary.ts';
import type { PlainBlock } from './text/block.ts';
import type { Sentence } from './text/token.ts';

const TAKES_INFINITIVE =
  /^(?:ability|inability|tendency|failure|need|attempt|effort|desire|right|power|decision|willingness|refusal|opportunity|chance|authority|incentive|pressure|plan|capacity|duty|obligation|freedom|motivation)s?$/;

const NOUN_TOO =
  /^(?:functions|processes|rates|levels|uses|needs|forms|changes|works|costs|results|causes|effects|signals|controls|measures|limits|supplies|demands|prices|sets|states|structures|contacts|transfers|attacks|exports|imports|increases|decreases|fears|benefits|resources|services|patterns|interests|releases|responses)$/;
const NAME_GOES_ON =
  /^(?:Society|Association|Committee|Institutes?|Centers?|Department|Office|Organization|Council|Act|Bureau|Union|Fund|Board|Foundation|Commission|Agency|Administration|Convention|Treaty|Declaration|Conference|Coalition|League|Program) (?:for|of|on|against|to)$/;

/** Endings of adjectives that say what something is of. */
const RELATING = /(?:[^u]al|ic|ary|lar)$/;

/** Alone they leave open to what: "distance | from the point". */
const RELATIVE_NOUNS =
  /^(?:distance|difference|access|relation|ratio|response|reaction|attitude|approach|exposure|contribution|transition|comparison)s?$/;
const TIMES = /^(?:year|month|week|day|century|decade|time|today|morning|night)s?$/;

/** Where in the sentence a pattern found its statement, and what it found there. */
interface Where {
  /** Index of the phrase that says it. */
  readonly v: number;
  readonly verb: string;
  readonly rule: string;
  readonly negated?: boolean;
  readonly end?: number;
  /** Where the pattern itself says how far the text vouches for it. */
  readonly modality?: Modality;
}

/** One sentence under reading: its phrases, and what the rules found so far. */
export class SentenceReading {
  readonly statements: Statement[] = [];
  /** Predicate nouns and appositions that stand for a subject: phrase index → mention. */
  readonly standsFor = new Map<number, Mention>();
  /** Pronouns whose antecedent is beyond doubt: phrase index → mention. */
  readonly pronouns = new Map<number, Mention>();
  /** Verbs whose subject is given from outside the sentence: phrase index → mention. */
  readonly openers = new Map<number, Mention>();
  /** What the sentence before was about, where that is beyond doubt. */
  previous: { readonly mention: Mention; readonly start: number } | null = null;
  readonly definitions: { mention: Mention; text: string }[] = [];

  constructor(
    readonly block: PlainBlock,
    readonly sentence: Sentence,
    readonly phrases: readonly Phrase[],
    readonly vocabulary: Vocabulary,
  ) {}

  get tokens() {
    return this.sentence.tokens;
  }

  term(nominal: Nominal): Mention | null {
    const stand = this.pronouns.get(nominal.first);
    if (stand !== undefined && nominal.first === nominal.last) return stand;
    // "primary structure of a protein", where "primary structure" is the document's term.
    const outer = this.phrases[nominal.first];
    if (nominal.first < nominal.last && outer?.kind === 'np' && outer.head > outer.from) {
      const head = termOf(this.tokens, outer.from, outer.to, this.block.plain, this.vocabulary);
      if (
        head?.marked &&
        head.surface.includes(' ') &&
        this.phrases[nominal.first + 1]!.to - this.phrases[nominal.first + 1]!.from === 1 &&
        this.tokens[this.phrases[nominal.first + 1]!.from]!.lower === 'of'
      )
        return head;
    }
    if (this.isCutOff(nominal)) return null;
    const follower = this.phrases[nominal.last + 1];
    // "inability of a mechanism | to perform …": the infinitive says which.
    if (
      outer?.kind === 'np' &&
      follower?.kind === 'vg' &&
      follower.form === 'infinitive' &&
      TAKES_INFINITIVE.test(this.tokens[outer.head]!.lower)
    )
      return null;
    if (nominal.first < nominal.last && this.goesOn(nominal.last + 1)) return null;
    const whole = termOf(this.tokens, nominal.from, nominal.to, this.block.plain, this.vocabulary);
    return whole === null || nominal.first === nominal.last ? whole : this.withChange(whole, nominal);
  }

  /**
   * "practice of inoculating | a patient", "oscillating | electric and magnetic fields", "a bank | ’s net worth", "prices | higher": another noun or
   * an adjective right behind means that this is not the whole phrase. A time of its own may follow.
   */
  private isCutOff({ to, first, last }: Nominal): boolean {
    const own = this.phrases[last];
    if (own === undefined || own.to !== to) return false;
    const next = this.phrases[last + 1];
    if (next?.kind === 'adj') return true;
    const head = this.tokens[to - 1]!;
    // "normal body functions": the last noun was taken for a verb.
    if (next?.kind === 'vg' && next.to - next.from === 1 && next.form === 'finite' && this.isObject(first))
      return NOUN_TOO.test(this.tokens[next.from]!.lower);
    // "failure to comply", "Society for the Prevention of Cruelty": the rest of the name or of the deed follows.
    if (next?.kind === 'prep' && next.word === 'to' && TAKES_INFINITIVE.test(head.lower)) return true;
    if (next?.kind === 'prep' && head.tag === 'PROPN' && NAME_GOES_ON.test(`${head.text} ${next.word}`)) return true;
    // "the rate of | the slowest": its complement could not be read.
    if (next?.kind === 'prep' && next.word === 'of' && this.phrases[last + 2]?.kind === 'adj') return true;
    if (next?.kind === 'prep' && /^(?:from|to|between|with)$/.test(next.word) && own.to - own.from === 1)
      return RELATIVE_NOUNS.test(this.tokens[own.from]!.lower);
    if (next?.kind === 'np') return !TIMES.test(this.tokens[next.head]!.lower);
    return /^['’]s?$/.test(this.tokens[to]?.text ?? '') && this.tokens[to]!.tag === 'PART';
  }

  /** Behind a verb or a preposition. */
  private isObject(at: number): boolean {
    const before = this.phrases[at - 1];
    return before?.kind === 'vg' || before?.kind === 'prep';
  }

  /** "combination of A, B, and C": bare nouns that follow may belong to the complement. */
  private goesOn(at: number): boolean {
    const next = isComma(this.phrases[at])
      ? this.phrases[at + 1]
      : isAnd(this.phrases[at])
        ? this.phrases[at + 1]
        : undefined;
    if (next === undefined) return false;
    if (isComma(this.phrases[at]) && isAnd(next)) return this.isBare(at + 2);
    const nominalEnd = at + 2;
    if (isAnd(this.phrases[at])) return this.isBare(at + 1);
    return this.isBare(at + 1) && (isComma(this.phrases[nominalEnd]) || isAnd(this.phrases[nominalEnd]));
  }

  /** A noun phrase without determiner and without a complement or verb of its own. */
  private isBare(at: number): boolean {
    const phrase = this.phrases[at];
    if (phrase?.kind !== 'np' || phrase.pronoun) return false;
    const { tag } = this.tokens[phrase.from]!;
    return (
      tag !== 'DET' && tag !== 'PRON' && this.phrases[at + 1]?.kind !== 'vg' && this.phrases[at + 1]?.kind !== 'prep'
    );
  }

  /** "increase in temperature", "loss of water": what rises, falls or goes. */
  private withChange(whole: Mention, nominal: Nominal): Mention {
    const outer = this.phrases[nominal.first]!;
    const preposition = this.phrases[nominal.first + 1]!;
    if (outer.kind !== 'np' || preposition.kind !== 'prep') return whole;
    const found = changeIn(this.tokens[outer.head]!.lower, preposition.word);
    // "bacterial growth in the mouth": the bacteria grow, in the mouth.
    const isOfItsOwn = preposition.word === 'in' && RELATING.test(this.tokens[outer.head - 1]?.lower ?? '');
    if (found === null || (isOfItsOwn && outer.head > outer.from)) return whole;
    const inner = this.phrases[nominal.first + 2]!;
    const of = termOf(this.tokens, inner.from, nominal.to, this.block.plain, this.vocabulary);
    return of === null || of.sign !== undefined ? whole : { ...whole, change: { of, ...found } };
  }

  /** What something is called: its adjectives belong to it. */
  name(nominal: Nominal): Mention | null {
    return termOf(this.tokens, nominal.from, nominal.to, this.block.plain, this.vocabulary, { isName: true });
  }

  /** The terms of the list that begins at this phrase. */
  termsFrom(at: number): Mention[] {
    return this.termsOf(nominalsFrom(this.phrases, this.tokens, skipAdverbs(this.phrases, at)).list);
  }

  termsOf(nominals: readonly Nominal[]): Mention[] {
    const terms = nominals.map((nominal) => this.term(nominal)).filter((term) => term !== null);
    return withSign(terms);
  }

  /** Keys of all terms that the sentence names. */
  namedTerms(): string[] {
    return this.phrases.flatMap((phrase, at) => {
      if (phrase.kind !== 'np' || phrase.pronoun) return [];
      const term = this.term({ from: phrase.from, to: phrase.to, first: at, last: at });
      return term === null ? [] : [term.key];
    });
  }

  /** Whom "its" or "their" at the start of a sentence means: what the sentence before was about, in the same number. */
  owner(word: number): Mention | null {
    const token = this.tokens[word]!;
    if (this.previous === null || word !== this.phrases[0]!.from) return null;
    const { mention, start } = this.previous;
    if (mention.plural !== (token.lower === 'their')) return null;
    return { ...mention, start: token.start, end: token.end, antecedent: { start } };
  }

  text(from: number, to: number): string {
    return this.block.plain.slice(this.tokens[from]!.start, this.tokens[to - 1]!.end);
  }

  subjects(v: number): Subjects | null {
    return subjectsOf(this.phrases, this.tokens, v, (at) => this.standsFor.has(at));
  }

  /** Subject terms of a verb; a clause that only restricts its antecedent speaks of it only where that stands for a term. */
  subjectTerms(v: number): Mention[] {
    const opener = this.openers.get(v);
    if (opener !== undefined) return [opener];
    const subjects = this.subjects(v);
    if (subjects === null) return gerundSubjectOf(this, v);
    const terms: Mention[] = [];
    for (const nominal of subjects.list) {
      const stand = this.standsFor.get(nominal.first) ?? this.standsFor.get(nominal.last);
      if (stand !== undefined) terms.push(stand);
      else if (!subjects.restricts) {
        const term = this.term(nominal) ?? this.coreTerm(nominal);
        if (term !== null && !(subjects.loose && !term.marked)) terms.push(term);
      }
    }
    return withSign(terms);
  }

  /** "Tight junctions in these tissues": the noun itself, where what places it cannot be part of a term. */
  private coreTerm(nominal: Nominal): Mention | null {
    const outer = this.phrases[nominal.first];
    const preposition = this.phrases[nominal.first + 1];
    if (outer?.kind !== 'np' || preposition?.kind !== 'prep' || !/^(?:in|on|at|within|across)$/.test(preposition.word))
      return null;
    const term = termOf(this.tokens, outer.from, outer.to, this.block.plain, this.vocabulary);
    return term !== null && (term.marked || term.surface.includes(' ')) ? term : null;
  }

  /** Records what a frame says about each pair, when the pair can stand. */
  state(
    frame: Pick<Frame, 'type' | 'turned' | 'weak'>,
    left: readonly Mention[],
    right: readonly Mention[],
    at: Where,
  ): void {
    for (const a of left) {
      for (const b of right) {
        const turned = frame.turned ? ([b, a] as const) : ([a, b] as const);
        const balanced = balance(frame.type, ...turned);
        if (balanced === null) continue;
        const { type, subject, object } = balanced;
        if (subject.key === object.key) continue;
        // "types of X cause Y" is no claim about X; "types of X are Y" tells kinds of X.
        if ((a.kinds || b.collective) && frame.type !== 'SPECIALIZATION') continue;
        if (subject.kinds || (frame.type === 'SPECIALIZATION' && object.measured)) continue;
        // "apathy: reduced interest" is no interest.
        if (type === 'SPECIALIZATION' && this.isReduced(object)) continue;
        // "X is a series of Ys" makes X no Y, "the Xs are a group of Ys" does.
        if (frame.type === 'SPECIALIZATION' && object.collective && !subject.plural) continue;
        // "some proteins are assemblies" makes no kind of proteins.
        if (
          subject.partial &&
          (frame.type === 'SPECIALIZATION' || frame.type === 'PROPERTY' || frame.type === 'PART_OF')
        )
          continue;
        if (object.partial && frame.type === 'PART_OF') continue;
        this.push({ type, weak: frame.weak }, subject, object, at);
      }
    }
  }

  private isReduced({ start, sign }: Mention): boolean {
    const before = this.tokens.findLast((token) => token.end < start)?.lower ?? '';
    return sign === -1 && /^(?:reduced|decreased|declining|falling)$/.test(before);
  }

  private push({ type, weak }: Pick<Frame, 'type' | 'weak'>, subject: Mention, object: Mention, at: Where): void {
    const modality = at.modality ?? modalityAt(this.phrases, this.tokens, at.v, type);
    if (modality === null) return;
    this.statements.push({
      type,
      subject,
      object,
      verb: at.verb,
      start: Math.min(subject.antecedent?.start ?? subject.start, object.antecedent?.start ?? object.start),
      end: Math.max(subject.end, object.end, at.end ?? 0),
      modality,
      condition: conditionOf(this.phrases, this.tokens, at.v, this.block.plain),
      negated: at.negated ?? false,
      weak,
      rule: at.rule,
    });
  }
}
