import { ADJECTIVE_FRAMES, type Frame, NOUN_FRAMES, PASSIVE_FRAMES } from '../lexicon/frames.ts';
import { propertyOf } from '../lexicon/properties.ts';
import { type Nominal, nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { NounPhrase, VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { withBroader } from '../terms/broader-terms.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';
import { namesRole } from './role-subjects.ts';

/** "X is a Y", "X is part of Y", "X is essential for Y", "X is soluble". Must run before the verb clauses: it says what stands for what. */
export function readCopulas(reading: SentenceReading): void {
  for (let v = 0; v < reading.phrases.length; v++) {
    const verb = reading.phrases[v]!;
    if (verb.kind !== 'vg' || verb.form !== 'finite') continue;
    if (verb.voice === 'copula') readCopula(reading, v, verb);
    else {
      readDefiningVerb(reading, v, verb);
      readView(reading, v, verb);
    }
  }
}

function readCopula(reading: SentenceReading, v: number, verb: VerbGroup): void {
  const left = reading.subjectTerms(v);
  if (left.length === 0 || isCircumstance(reading, v)) return;
  const subject = reading.subjects(v)?.list[0];
  if (subject !== undefined && namesRole(reading, subject)) return;
  const at = skipAdverbs(reading.phrases, v + 1);
  const next = reading.phrases[at];
  if (next?.kind === 'np') {
    // "the titer is the highest dilution that blocks …": the one that does, not what it is.
    const isSuperlative = /(?:[a-z]{3,}est|most)$/.test(reading.tokens[next.from + 1]?.lower ?? '');
    // "was controversial and sparked protests": the second of the two is a verb that the tagger took for an adjective.
    const isVerbInside = reading.tokens
      .slice(next.from, next.head)
      .some(({ tag }, i, inner) => tag === 'CCONJ' && inner[i + 1]?.tag === 'VERB');
    if (isVerbInside) return;
    if (!verb.negated && left.length === 1 && !isSuperlative) reading.standsFor.set(at, left[0]!);
    readPredicate(reading, { v, verb, at, left });
  } else if (next?.kind === 'adj') readAdjective(reading, { v, verb, at, left });
  else if (next?.kind === 'prep' && next.word === 'due to') {
    const causes = nominalsFrom(reading.phrases, reading.tokens, at + 1);
    reading.state({ type: 'CAUSAL', turned: true, weak: false }, left, reading.termsOf(causes.list), {
      v,
      verb: reading.text(verb.from, next.to),
      rule: 'due-to',
      negated: verb.negated,
    });
  }
}

/** "X refers to a Y that …", "X is defined as a Y", "X means …": as good as "is", for terms of the document. */
function readDefiningVerb(reading: SentenceReading, v: number, verb: VerbGroup): void {
  const word = reading.tokens[verb.to]?.lower;
  const isDefining =
    (verb.voice === 'active' && verb.base === 'refer' && word === 'to') ||
    (verb.voice === 'passive' && /^(?:define|describe)$/.test(verb.base) && word === 'as');
  if (!isDefining || verb.negated) return;
  const left = reading.subjectTerms(v);
  const at = skipAdverbs(reading.phrases, v + 2);
  if (left.length !== 1 || !left[0]!.marked || reading.phrases[at]?.kind !== 'np') return;
  reading.standsFor.set(at, left[0]!);
  readPredicate(reading, { v, verb, at, left });
}

/** "X is considered a Y": a kind, in somebody's view. */
function readView(reading: SentenceReading, v: number, verb: VerbGroup): void {
  if (verb.voice !== 'passive' || verb.base !== 'consider' || verb.negated) return;
  const at = v + 1;
  const predicate = reading.phrases[at];
  if (predicate?.kind !== 'np' || !/^(?:a|an)$/.test(reading.tokens[predicate.from]!.lower)) return;
  const kind = withBroader(reading, nominalFrom(reading.phrases, reading.tokens, at)!);
  if (kind === null) return;
  reading.state(KIND, reading.subjectTerms(v), [kind], {
    v,
    verb: reading.text(verb.from, verb.to),
    rule: 'considered',
    modality: 'attributed',
  });
}

/** "when reactants are ionic compounds": so it is then, not always. */
function isCircumstance({ phrases }: SentenceReading, v: number): boolean {
  for (let i = v - 1; i >= 0; i--) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct') return false;
    if (phrase.kind === 'rel' && phrases[i - 1]?.kind === 'prep') return true;
    if (phrase.kind === 'sub') return /^(?:when|whenever|once|until|where)$/.test(phrase.word);
  }
  return false;
}

interface Copula {
  readonly v: number;
  readonly verb: VerbGroup;
  readonly at: number;
  readonly left: readonly Mention[];
}

function readPredicate(reading: SentenceReading, { v, verb, at, left }: Copula): void {
  const negated = verb.negated;
  const predicate = reading.phrases[at] as NounPhrase;
  const words = reading.tokens.slice(predicate.from, predicate.to);
  const where = { v, verb: reading.text(verb.from, verb.to), negated };
  // "is 4.3 light-years away": how far, not what.
  if (words[0]!.tag === 'NUM' && /\d/.test(words[0]!.text)) return;
  // "may be a Y" is a possibility, not a kind.
  if (words[0]!.lower === 'no' || verb.hedged || verb.possible) return;
  // "must be a citizen": what is asked for.
  if (reading.tokens.slice(verb.from, verb.to).some(({ lower }) => /^(?:must|should|shall)$/.test(lower))) return;
  // "A few examples of X are A and B", "the smallest class of X is A"
  if (left.length === 1 && left[0]!.kinds) {
    const { list } = nominalsFrom(reading.phrases, reading.tokens, at);
    // "…, which are payments" describes what was named; it names nothing more.
    if (!/^(?:a|an)$/.test(words[0]!.lower) && reading.phrases[v - 1]?.kind !== 'rel')
      reading.state({ ...KIND, turned: true }, left, reading.termsOf(list), { ...where, rule: 'kinds-are' });
    return;
  }
  if (readNounFrame(reading, at, left, where)) return;
  // "X is one of the Ys"
  if (words.length <= 2 && words[0]!.lower === 'one' && reading.phrases[at + 1]?.kind === 'prep') {
    const kind = nominalFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, at + 2));
    const preposition = reading.phrases[at + 1]!;
    if (kind !== null && preposition.kind === 'prep' && preposition.word === 'of') {
      const mention = withBroader(reading, kind);
      if (mention !== null) reading.state(KIND, left, [mention], { ...where, rule: 'one-of' });
    }
    return;
  }
  const nominal = nominalFrom(reading.phrases, reading.tokens, at)!;
  if (
    reading.phrases[nominal.last + 1]?.kind === 'vg' &&
    (reading.phrases[nominal.last + 1] as VerbGroup).form === 'finite'
  )
    return;
  // "are semiconductor or diode lasers": the first word has lost its noun.
  const joined = nominalsFrom(reading.phrases, reading.tokens, at).list;
  if (joined.length > 0 && joined[0]!.first !== nominal.first) return;
  // "The first macrolide was erythromycin": the predicate names one of the subject.
  if (left.length === 1 && left[0]!.ranked) {
    const named = words[0]!.tag === 'DET' ? null : reading.term(nominal);
    if (named !== null) reading.state({ ...KIND, turned: true }, left, [named], { ...where, rule: 'ranked-is' });
    return;
  }
  // "A more potent derivative is ivermectin": a description, then the name of what it fits.
  const subject = reading.subjects(v)?.list[0];
  if (subject !== undefined && left.length === 1 && isNamedBy(reading, subject, nominal, left[0]!)) return;
  const isDescription = subject !== undefined && /^(?:a|an|another)$/.test(reading.tokens[subject.from]!.lower);
  if (
    left.length === 1 &&
    isDescription &&
    (left[0]!.sign !== undefined || !left[0]!.marked) &&
    isBareName(reading, nominal)
  )
    return;
  // "a coulomb per volt", "stronger agents than …"
  const follower = reading.tokens[reading.phrases[nominal.last]!.to]?.lower ?? '';
  if (
    follower === 'per' ||
    follower === 'than' ||
    words.some(({ lower }) => lower === 'same') ||
    words.some(({ lower }) => /^(?:[a-z]{4,}er|more|less)$/.test(lower) && COMPARATIVE.test(lower))
  )
    return;
  readKind(reading, nominal, left, { ...where, rule: 'is-a' });
  if (left.length === 1 && !negated && isDefining(reading, v, words[0]!.lower)) {
    reading.definitions.push({
      mention: left[0]!,
      text: reading.block.plain.slice(words[0]!.start, reading.sentence.end),
    });
  }
}

/** "One key figure was Jane Addams", "The unit for resistance is the ohm": the predicate names what the subject describes. */
function isNamedBy({ tokens }: SentenceReading, subject: Nominal, { from, to }: Nominal, left: Mention): boolean {
  const isProper = tokens[to - 1]!.tag === 'PROPN' && tokens[from]!.tag !== 'DET' && /^[A-Z]/.test(tokens[from]!.text);
  if (isProper && !left.marked && !/^[A-Z]/.test(left.surface)) return true;
  return /^(?:the|one)$/.test(tokens[subject.from]!.lower) && UNIT.test(left.key);
}
/** Words for what a name stands for. */
const UNIT = /^(?:\S+ )?(?:unit|symbol|abbreviation|name|term|word|formula|capital)s?(?: (?:of|for) .*)?$/;

const COMPARATIVE =
  /^(?:stronger|weaker|larger|smaller|bigger|higher|lower|greater|better|worse|faster|slower|older|younger|longer|shorter|heavier|lighter|richer|poorer|easier|harder|more|less|safer|newer|closer|wider|deeper)$/;

/** A marked or proper noun without an article. */
function isBareName(reading: SentenceReading, { first, from }: Nominal): boolean {
  const phrase = reading.phrases[first] as NounPhrase;
  const head = reading.tokens[phrase.head]!;
  return reading.tokens[from]!.tag !== 'DET' && !phrase.plural && (head.bold || head.tag === 'PROPN');
}

const KIND: Frame = { type: 'SPECIALIZATION', turned: false, weak: false };

/** A definition opens its sentence with the term and says "a", "the" or a bare plural. */
function isDefining(reading: SentenceReading, v: number, determiner: string): boolean {
  return v <= 1 && /^(?:a|an|the|any|one)$/.test(determiner) && reading.phrases[0]!.kind === 'np';
}

/** The kind that a predicate names. "the" needs a superlative or a noun of its own to make it a kind, not an identity. */
function readKind(
  reading: SentenceReading,
  nominal: Nominal,
  left: readonly Mention[],
  where: { v: number; verb: string; rule: string; negated: boolean },
): void {
  const predicate = reading.phrases[nominal.first] as NounPhrase;
  const opener = reading.tokens[predicate.from]!.lower;
  const inner = reading.phrases[nominal.first + 1];
  // "The error rate is one base in a billion": a count.
  if (opener === 'one') return;
  const isSuperlative = /(?:est|most|first|only|main|primary|chief)$/.test(
    reading.tokens[predicate.from + 1]?.lower ?? '',
  );
  // "X is the Y": identity or kind; only where a term of the text is described by it is Y a kind.
  if (opener === 'the' && !isSuperlative && inner?.kind !== 'prep' && inner?.kind !== 'rel') return;
  const isDescriptive = opener === 'the' && !isSuperlative && !left.every(({ marked }) => marked);
  const kind = withBroader(reading, nominal);
  if (kind === null) return;
  const bareSingular = !/^(?:a|an|the|any|one)$/.test(opener) && !predicate.plural;
  const isDescribed =
    (inner?.kind === 'rel' || (inner?.kind === 'vg' && inner.form !== 'finite' && inner.form !== 'infinitive')) &&
    left.every(({ marked }) => marked);
  if (bareSingular && !kind.marked && !isDescribed) return;
  if (
    predicate.plural !== undefined &&
    left.length === 1 &&
    predicate.plural !== left[0]!.plural &&
    !/^(?:a|an|the)$/.test(opener)
  )
    return;
  reading.state(isDescriptive ? { ...KIND, weak: true } : KIND, left, [kind], where);
}

/** "is a component of", "is the cause of": the noun and its preposition say which relation. */
export function readNounFrame(
  reading: SentenceReading,
  at: number,
  left: readonly Mention[],
  where: { v: number; verb: string; negated: boolean },
): boolean {
  const predicate = reading.phrases[at];
  const preposition = reading.phrases[at + 1];
  if (predicate?.kind !== 'np' || preposition === undefined) return false;
  const head = reading.tokens[predicate.head]!.lower;
  if (
    preposition.kind === 'vg' &&
    preposition.form === 'infinitive' &&
    /^(?:way|method|tool|technique|device|means|effort|attempt|procedure|instrument)s?$/.test(head)
  ) {
    const purpose = purposeOf(reading, at + 1);
    if (purpose !== null)
      reading.state({ type: 'FUNCTION', turned: false, weak: false }, left, purpose, {
        ...where,
        verb: `${where.verb} ${head} to`,
        rule: 'noun-to',
      });
    return purpose !== null;
  }
  if (preposition.kind !== 'prep') return false;
  const two =
    predicate.head > predicate.from ? `${reading.tokens[predicate.head - 1]!.lower} ${head} ${preposition.word}` : '';
  const frame = NOUN_FRAMES.get(two) ?? NOUN_FRAMES.get(`${head} ${preposition.word}`);
  if (frame === undefined) return false;
  const verbObject = reading.phrases[at + 2];
  if (verbObject?.kind === 'vg' && verbObject.form === 'gerund') {
    // "a way of creating lists" serves to create them; "an example of underlying simplicity" does not.
    if (frame.type === 'FUNCTION' || /^(?:way|method|means)s?$/.test(head)) {
      const purpose = purposeOf(reading, at + 2);
      if (purpose !== null)
        reading.state({ type: 'FUNCTION', turned: false, weak: false }, left, purpose, {
          ...where,
          verb: `${where.verb} ${head} ${preposition.word}`,
          rule: 'noun-purpose',
        });
    }
    return true;
  }
  const from = skipAdverbs(reading.phrases, at + 2);
  // "an example of just how complex …"
  if (
    reading.tokens
      .slice(preposition.to, reading.phrases[from]?.from)
      .some(({ lower }) => /^(?:how|what|why|when|where)$/.test(lower))
  )
    return true;
  const objects = nominalsFrom(reading.phrases, reading.tokens, from);
  const inner = objects.list[0];
  // "momentum is the product of mass and velocity": a calculation.
  if (/^(?:product|sum|ratio|result)$/.test(head) && left.some(({ key }) => conceptTypeOf(key, null) === 'quantity'))
    return true;
  // "inhibitor of the macrolide class": of that class, not against it.
  if (
    inner !== undefined &&
    /^(?:class|family|group|type|genus|order)$/.test(
      reading.tokens[(reading.phrases[inner.first] as NounPhrase).head]!.lower,
    ) &&
    frame.type !== 'SPECIALIZATION'
  )
    return true;
  // "property of absorbing or blocking light": two deeds, of which the first has no object.
  if (
    inner !== undefined &&
    inner.to - inner.from === 1 &&
    /ing$/.test(reading.tokens[inner.from]!.lower) &&
    reading.phrases[inner.last + 1]?.kind === 'cc'
  )
    return true;
  // "Minor, a member of the NWSA": who belongs to a body is no kind of it.
  if (/^members?$/.test(head) && left.some(({ surface }) => /^[A-Z][a-z]+ [A-Z]/.test(surface))) return true;
  const kind =
    frame.type === 'SPECIALIZATION' && objects.list.length > 0 ? withBroader(reading, objects.list[0]!) : null;
  const right = frame.type === 'SPECIALIZATION' ? (kind === null ? [] : [kind]) : reading.termsOf(objects.list);
  reading.state(frame, left, right, {
    ...where,
    verb: `${where.verb} ${reading.text(predicate.from, preposition.to)}`,
    rule: 'noun-frame',
  });
  return true;
}

function readAdjective(reading: SentenceReading, { v, verb, at, left }: Copula): void {
  const adjective = reading.phrases[at]!;
  const word = reading.tokens[adjective.to - 1]!.lower;
  const next = reading.phrases[at + 1];
  const where = { v, verb: reading.text(verb.from, adjective.to), negated: verb.negated };
  if (next?.kind === 'prep' || next?.kind === 'to' || (next?.kind === 'vg' && next.form === 'infinitive')) {
    if (next.kind === 'vg') {
      if (!/^(?:necessary|essential|required|needed|able|crucial|critical|vital|important|useful)$/.test(word)) return;
      const purpose = purposeOf(reading, at + 1);
      if (purpose !== null && word !== 'able')
        reading.state(
          { type: word === 'useful' ? 'FUNCTION' : 'PREREQUISITE', turned: false, weak: false },
          left,
          purpose,
          { ...where, verb: `${where.verb} to`, rule: 'adjective-to' },
        );
      return;
    }
    const frame = ADJECTIVE_FRAMES.get(`${word} ${next.word}`) ?? PASSIVE_FRAMES.get(`${word} ${next.word}`);
    if (frame === undefined) return;
    const gerund = reading.phrases[at + 2];
    const purpose =
      gerund?.kind === 'vg' && gerund.form === 'gerund' && (frame.type === 'FUNCTION' || frame.type === 'PREREQUISITE')
        ? purposeOf(reading, at + 2)
        : null;
    const objects = nominalsFrom(reading.phrases, reading.tokens, skipAdverbs(reading.phrases, at + 2));
    // "necessary for quarks to obey": what they do, not they.
    const deedOf = reading.phrases[objects.next];
    if (objects.list.length > 0 && deedOf?.kind === 'vg' && deedOf.form !== 'finite' && deedOf.form !== 'past') return;
    if (word === 'responsible' && gerund?.kind === 'vg') {
      const deed = purposeOf(reading, at + 2);
      if (deed !== null)
        reading.state({ type: 'FUNCTION', turned: false, weak: false }, left, deed, {
          ...where,
          verb: reading.text(verb.from, next.to),
          rule: 'adjective-frame',
        });
      return;
    }
    // "are classified as irons or stones": kinds of the subject.
    const turned = frame.turned || (frame.type === 'SPECIALIZATION' && objects.list.length > 1);
    reading.state({ ...frame, turned }, left, purpose ?? reading.termsOf(objects.list), {
      ...where,
      verb: reading.text(verb.from, next.to),
      rule: 'adjective-frame',
    });
    return;
  }
  // "is highly reactive": the property itself, when nothing narrows it down.
  if (
    next !== undefined &&
    !(next.kind === 'punct' && next.word !== '(') &&
    !(next.kind === 'cc' && next.word !== 'rather than')
  )
    return;
  const degree = reading.tokens[adjective.from - 1]?.lower ?? '';
  const property = propertyOf(word, degree, reading.vocabulary.words);
  if (property === null || verb.negated) return;
  const { start, end } = reading.tokens[adjective.to - 1]!;
  const object: Mention = { surface: property, key: property, start, end, plural: false, marked: false };
  reading.state({ type: 'PROPERTY', turned: false, weak: false }, left, [object], { ...where, rule: 'adjective' });
}
