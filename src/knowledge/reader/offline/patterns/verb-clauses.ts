import { ACTIVE_FRAMES, PASSIVE_FRAMES } from '../lexicon/frames.ts';
import { LIGHT } from '../lexicon/words.ts';
import { isAnd, isComma, isFiniteVerb, nominalUpTo, skipAdverbs } from '../phrases/nominal.ts';
import type { Phrase, VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { applyActive } from './active-clause.ts';
import { frameOf } from './frame-at.ts';
import { applyPassive } from './passive-clause.ts';
import { isAgent } from './serving.ts';

/** Subject – verb – object, active and passive, for every verb of the lexicon. */
export function readVerbClauses(reading: SentenceReading): void {
  for (let v = 0; v < reading.phrases.length; v++) {
    const verb = reading.phrases[v]!;
    if (verb.kind !== 'vg' || verb.voice === 'copula' || verb.form === 'infinitive') continue;
    if (verb.form === 'finite' || (verb.form === 'past' && !isReduced(reading, v)))
      readClause(reading, v, verb, reading.subjectTerms(v));
    else if (verb.form === 'gerund') readGerund(reading, v, verb);
    else readReduced(reading, v, verb);
  }
}

function readClause(reading: SentenceReading, v: number, verb: VerbGroup, left: readonly Mention[]): void {
  if (left.length === 0) return;
  // "do not kill or inhibit": what is denied of the first verb is denied of the second.
  const joint = reading.phrases[v - 1];
  if (joint?.kind === 'cc' && verb.to - verb.from === 1) {
    const first = reading.phrases.slice(0, v).findLast(isFiniteVerb);
    if (first?.kind === 'vg' && first.negated) return;
  }
  // "tends to increase", "helps prevent": the second verb says it.
  const follower = reading.phrases[v + 1];
  if (
    verb.voice === 'active' &&
    LIGHT.has(verb.base) &&
    follower?.kind === 'vg' &&
    (follower.form === 'infinitive' || follower.form === 'finite')
  ) {
    if (follower.voice === 'active')
      applyActive(
        reading,
        v + 1,
        follower,
        left,
        verb.negated || follower.negated || verb.base === 'fail',
        'light-verb',
      );
    return;
  }
  if (verb.voice === 'active') applyActive(reading, v, verb, left, verb.negated, 'clause');
  else applyPassive(reading, v, verb, left, 'passive');
}

/** ", causing X" and ", leading to X": what the main clause's subject brings about. */
function readGerund(reading: SentenceReading, v: number, verb: VerbGroup): void {
  const before = reading.phrases[v - 1];
  // "process of synthesizing RNA": the noun that stands for the term does it.
  if (before?.kind === 'prep' && before.word === 'of' && reading.standsFor.has(v - 2)) {
    applyActive(reading, v, verb, [reading.standsFor.get(v - 2)!], verb.negated, 'defining-gerund');
    return;
  }
  if (before?.kind === 'np' && reading.standsFor.has(v - 1)) {
    applyActive(reading, v, verb, [reading.standsFor.get(v - 1)!], verb.negated, 'defining-gerund');
    return;
  }
  if (!isComma(before)) return;
  const defined = definedBefore(reading, v);
  if (defined !== null) {
    if (OF_DEFINED.test(verb.base)) applyActive(reading, v, verb, [defined], verb.negated, 'defining-result');
    return;
  }
  const frame = frameOf(reading, v, verb, ACTIVE_FRAMES)?.frame;
  if (frame === undefined || frame.turned || !(frame.type === 'CAUSAL' || frame.type === 'INHIBITS') || frame.weak)
    return;
  for (let u = v - 2; u >= 0; u--) {
    const main = reading.phrases[u]!;
    if (main.kind === 'sub' || main.kind === 'rel') return;
    // ", indicating an insertion, thus disrupting the gene": the nearer deed leads to it.
    if (main.kind === 'vg' && main.form === 'gerund' && isComma(reading.phrases[u - 1]) && !isListed(reading, u, v))
      return;
    if (main.kind === 'vg' && main.form !== 'infinitive' && main.form !== 'gerund') {
      // What a passive clause leads to is led to by the event, not by its subject.
      if (main.negated || main.voice === 'passive') return;
      // Only what is done to something leads further: "flux decreases, causing …" tells of the decrease.
      if (main.voice === 'active' && reading.phrases[skipAdverbs(reading.phrases, u + 1)]?.kind !== 'np') return;
      if (/^(?:have|cease|stop|change|lose|lack|need|require|resemble|remain|include|allow)$/.test(main.base)) return;
      const subjects = reading.subjectTerms(u);
      // What people and places do leads to much that the sentence does not lay on them.
      if (isAgent(subjects) || subjects.some(({ surface, marked }) => !marked && /^[A-Z][a-z]/.test(surface))) return;
      applyActive(reading, v, verb, subjects, verb.negated, 'result-gerund');
      return;
    }
  }
}

/** Gerunds that, behind a comma, go on about the whole definition. */
const OF_DEFINED =
  /^(?:result|lead|cause|produce|create|prevent|inhibit|reduce|consist|contain|increase|form|allow|enable|trigger|contribute|release)$/;

/** "an infection caused by A and characterized by B", "- **sty**: swelling of the lid, caused by A": the second participle has the subject of the first. */
function definedUpTo({ phrases, standsFor }: SentenceReading, v: number): Mention | null {
  const joint = phrases[v - 1];
  if (!(isAnd(joint) || isComma(joint))) return null;
  if (isComma(joint) && phrases.slice(0, v).some((phrase) => phrase.kind === 'vg' && phrase.form === 'finite'))
    return null;
  const at = isAnd(joint) && isComma(phrases[v - 2]) ? v - 2 : v - 1;
  for (let u = at - 1; u >= 0; u--) {
    const phrase = phrases[u]!;
    if (phrase.kind === 'rel' || phrase.kind === 'sub' || (phrase.kind === 'punct' && phrase.word !== ',')) return null;
    const stand = standsFor.get(u);
    if (stand !== undefined) return stand.marked && isDescribedTo(phrases, u, v, isAnd(joint)) ? stand : null;
    if (phrase.kind === 'vg' && phrase.form === 'finite') return null;
  }
  return null;
}

/** Between the noun and this participle: another one that describes the noun, or, before a comma, none at all. */
function isDescribedTo(phrases: readonly Phrase[], noun: number, v: number, isJoined: boolean): boolean {
  const verbs = phrases.slice(noun, v).filter(({ kind }) => kind === 'vg');
  const [first] = verbs;
  const opens = first !== undefined && (phrases[noun + 1] === first || isComma(phrases[phrases.indexOf(first) - 1]));
  return isJoined ? opens && first.kind === 'vg' && first.form !== 'gerund' : verbs.length === 0 || opens;
}

/** "**cascade**: activation of proteins in the blood, resulting in …": in an entry without a verb of its own, its term. */
function definedBefore({ phrases, standsFor }: SentenceReading, v: number): Mention | null {
  if (phrases.slice(0, v).some((phrase) => phrase.kind === 'vg' || phrase.kind === 'rel' || phrase.kind === 'sub'))
    return null;
  const [opener] = [...standsFor].filter(([at]) => at < v);
  return opener?.[1].marked === true ? opener[1] : null;
}

/** ", raising A, lowering B, and disrupting C": deeds of one subject. */
function isListed({ phrases }: SentenceReading, first: number, v: number): boolean {
  return phrases.slice(first, v).some(({ kind }) => kind === 'cc');
}

/** "energy released by respiration", "proteins made of amino acids", and the same after a noun that stands for a term. */
function readReduced(reading: SentenceReading, v: number, verb: VerbGroup): void {
  const before = reading.phrases[v - 1];
  // "an index based on prices", "classifies viruses into genera based on …": a modifier of more than one sense.
  if (reading.tokens[verb.main]!.lower === 'based') return;
  const given = reading.openers.get(v) ?? definedUpTo(reading, v);
  if (given !== null) applyPassive(reading, v, verb, [given], 'defining-participle');
  // "Malaria, caused by parasites, …": behind a comma only what opens the sentence.
  if (isComma(before) && given === null && reading.tokens[verb.to]?.lower === 'by') {
    const opener = nominalUpTo(reading.phrases, reading.tokens, v - 2);
    const named = opener !== null && opener.first === 0 ? reading.term(opener) : null;
    if (named !== null) applyPassive(reading, v, verb, [named], 'reduced');
  }
  if (before?.kind !== 'np') return;
  // "stoichiometry, a term derived from Greek words": the word is, not what it means.
  if (/^(?:term|word|name|phrase)s?$/.test(reading.tokens[before.head]!.lower)) return;
  const stand = reading.standsFor.get(v - 1);
  if (stand !== undefined) {
    applyPassive(reading, v, verb, [stand], 'defining-participle');
    return;
  }
  // "walls of the cell made of …" leaves open which of the two is made.
  if (reading.phrases[v - 2]?.kind === 'prep') return;
  const term = reading.term({ from: before.from, to: before.to, first: v - 1, last: v - 1 });
  if (term !== null) applyPassive(reading, v, verb, [term], 'reduced');
}

/** An -ed form that describes the noun before it: "by" follows, or the clause has another finite verb. */
function isReduced(reading: SentenceReading, v: number): boolean {
  const { phrases, tokens } = reading;
  const verb = phrases[v] as VerbGroup;
  const next = tokens[verb.to];
  if (next?.lower === 'by') return true;
  if (reading.standsFor.has(v - 1) || reading.openers.has(v)) return true;
  const key = `${tokens[verb.main]!.lower} ${next?.lower ?? ''}`;
  const canBePassive =
    PASSIVE_FRAMES.has(key) || /^(?:called|known|termed|named|used|designed)$/.test(tokens[verb.main]!.lower);
  // "energy of a system derived from its position": in a definition without a verb there is no clause.
  if (canBePassive && (definedBefore(reading, v) !== null || definedUpTo(reading, v) !== null)) return true;
  for (let i = v + 1; i < phrases.length; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' || phrase.kind === 'sub' || phrase.kind === 'rel' || phrase.kind === 'cc') break;
    if (phrase.kind === 'vg' && (phrase.form === 'finite' || phrase.form === 'past')) return true;
  }
  if (!canBePassive) return false;
  for (let i = v - 1; i >= 0; i--) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' || phrase.kind === 'sub' || phrase.kind === 'rel') break;
    if (phrase.kind === 'vg' && phrase.form !== 'gerund') return true;
  }
  return /^(?:called|known|termed|named|used)$/.test(tokens[verb.main]!.lower);
}
