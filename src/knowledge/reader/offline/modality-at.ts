import type { Modality, RelationType } from '../../../domain/index.ts';
import { BELIEF, FACTIVE, HEDGES, SAYING } from './lexicon/words.ts';
import { isFiniteVerb } from './phrases/nominal.ts';
import type { Phrase } from './phrases/phrase.ts';
import type { Token } from './text/token.ts';

const IDEAS =
  /^(?:idea|conclusion|notion|hypothesis|belief|claim|view|argument|assumption|suggestion|theory|opinion|assertion|possibility|suspicion|myth|fear|hope)s?$/;
const REJECTS =
  /^(?:dismiss|reject|refute|deny|dispel|abandon|disprove|challenge|question|doubt|oppose|discredit|contradict|debunk)$/;

/** "purportedly showing that …": the writer steps back from all that follows. */
const STEPS_BACK = /^(?:purportedly|allegedly|ostensibly|purported|alleged|discredited|debunked)$/;

/** With these, "can" tells what a thing is able to do: that it serves to, is made of, is a kind of. */
const ABLE = new Set<RelationType>(['FUNCTION', 'PART_OF', 'PROPERTY', 'SPECIALIZATION', 'EQUIVALENCE', 'CONTRAST']);

/**
 * How far the text vouches for what it says at phrase `v`: plain assertion, hedge, or somebody's claim. Null where it
 * says nothing: questions, suppositions ("if …", "suppose …"), commands.
 */
export function modalityAt(
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  v: number,
  type: RelationType,
): Modality | null {
  if (tokens[tokens.length - 1]?.text === '?' || tokens.some(({ text }) => text === '?')) return null;
  if (/^(?:suppose|imagine|consider|assume|let|say|recall|remember|note|think|picture)$/.test(tokens[0]!.lower))
    return null;
  const said = phrases[v];
  // "favored a government that would …": what was wished for.
  if (said?.kind === 'vg' && phrases[v - 1]?.kind === 'rel' && tokens[said.from]!.lower === 'would') return null;
  // "Not all bacteria have …"
  if (tokens[0]!.lower === 'not') return null;
  const until = said?.from ?? tokens.length;
  if (
    tokens.some(
      ({ lower }, i) => i < until && lower === 'not' && /^(?:all|every|only)$/.test(tokens[i + 1]?.lower ?? ''),
    )
  )
    return null;
  let modality: Modality = tokens.some(({ lower }, i) => i < (said?.to ?? until) && STEPS_BACK.test(lower))
    ? 'attributed'
    : 'asserted';
  let clause = v;
  for (let i = Math.min(v, phrases.length - 1); i >= 0; i--) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' && /^[;]$/.test(phrase.word)) break;
    if (
      phrase.kind === 'sub' &&
      clause === v &&
      /^(?:if|unless|whether|even if|until|lest|than|as if|where)$/.test(phrase.word) &&
      !commaBetween(phrases, i, v)
    )
      return null;
    if (phrase.kind === 'adv' && HEDGES.has(phrase.word)) modality = strongest(modality, 'hedged');
    if (phrase.kind === 'prep' && phrase.word === 'according to') modality = 'attributed';
    const content = phrases[i - 1];
    // "the idea that disease comes from spirits": somebody's, and nobody's where it is rejected.
    if (
      phrase.kind === 'rel' &&
      phrase.word === 'that' &&
      content?.kind === 'np' &&
      IDEAS.test(tokens[content.head]!.lower)
    ) {
      const holder = phrases[i - 2];
      if (holder?.kind === 'vg' && (holder.negated || REJECTS.test(holder.base))) return null;
      modality = strongest(modality, 'attributed');
    }
    if (phrase.kind !== 'vg') continue;
    const isOwn = i === v || (phrases[i + 1]?.kind === 'vg' && i + 1 === v);
    if (isOwn && phrase.possible && !ABLE.has(type)) modality = strongest(modality, 'hedged');
    if (isOwn && phrase.hedged) modality = strongest(modality, 'hedged');
    if (i < v && i + 1 === v && phrase.voice === 'passive' && BELIEF.has(phrase.base))
      modality = strongest(modality, 'hedged');
    if (i < v && i + 1 === v && /^(?:seem|appear|tend)$/.test(phrase.base) && phrase.base !== 'tend')
      modality = strongest(modality, 'hedged');
    if (i < v && isReporting(phrases, i, v)) {
      if (SAYING.has(phrase.base) && !FACTIVE.has(phrase.base)) modality = 'attributed';
      else if (phrase.negated || /^(?:require|demand|ensure|hope|want|doubt|deny|pretend|wish|ask)$/.test(phrase.base))
        return null;
      else if (phrase.hedged) modality = strongest(modality, 'hedged');
      clause = i;
    }
  }
  const gerund = phrases[v];
  if (gerund?.kind === 'vg' && gerund.form === 'gerund') {
    const main = phrases.slice(0, v).findLast(isFiniteVerb);
    if (main?.kind === 'vg' && main.hedged) modality = strongest(modality, 'hedged');
  }
  // A hedge of the whole clause may follow the verb: "is perhaps", "probably because".
  const own = phrases[v];
  if (own !== undefined) {
    const near = tokens.slice(own.from, Math.min(tokens.length, own.to + 2));
    if (
      near.some(({ lower }) =>
        /^(?:perhaps|possibly|probably|likely|presumably|thought|believed|supposedly)$/.test(lower),
      )
    )
      modality = strongest(modality, 'hedged');
  }
  if (
    /\b(?:according to|,? (?:he|she|they|[A-Z]\w+) (?:argued|said|claimed|believed|wrote|held),?)/i.test(
      tokens
        .map(({ text }) => text)
        .join(' ')
        .slice(-90),
    ) &&
    modality === 'asserted'
  ) {
    if (tokens.some(({ lower }, i) => lower === 'according' && tokens[i + 1]?.lower === 'to')) modality = 'attributed';
  }
  return modality;
}

/** A verb of saying whose reported clause holds `v`: only "that", a subject and adverbs between them, or a list of clauses. */
function isReporting(phrases: readonly Phrase[], i: number, v: number): boolean {
  const next = phrases[i + 1];
  if (next?.kind === 'rel' && next.word === 'that') return true;
  if (next?.kind !== 'np') return false;
  for (let k = i + 1; k < v; k++) {
    const phrase = phrases[k]!;
    if (
      isFiniteVerb(phrase) ||
      phrase.kind === 'punct' ||
      phrase.kind === 'rel' ||
      phrase.kind === 'sub' ||
      phrase.kind === 'to'
    )
      return false;
  }
  return isFiniteVerb(phrases[v]);
}

function commaBetween(phrases: readonly Phrase[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' && /[,—:)]/.test(phrase.word)) return true;
  }
  return false;
}

const RANK: Record<Modality, number> = { asserted: 0, hedged: 1, attributed: 2 };
function strongest(a: Modality, b: Modality): Modality {
  return RANK[a] >= RANK[b] ? a : b;
}
