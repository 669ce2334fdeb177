import { baseOf, verbReadingsOf } from '../lexicon/verbs.ts';
import { BE, HAVE, HEDGES, MODALS, NEGATORS } from '../lexicon/words.ts';
import type { Token } from '../text/token.ts';
import type { Phrase, VerbGroup } from './phrase.ts';

/** The verb group that begins here, from the first auxiliary (or "to") to the main verb, adverbs between them included. */
export function verbGroupAt(tokens: readonly Token[], from: number, before: Phrase | undefined): VerbGroup | null {
  let i = from;
  let negated = false;
  let hedged = false;
  let possible = false;
  const adverbs = () => {
    while (
      i < tokens.length &&
      (tokens[i]!.tag === 'ADV' || NEGATORS.has(tokens[i]!.lower)) &&
      tokens[i]!.lower !== 'no' &&
      tokens[i]!.lower !== 'without'
    ) {
      if (NEGATORS.has(tokens[i]!.lower)) negated = true;
      if (HEDGES.has(tokens[i]!.lower)) hedged = true;
      i += 1;
    }
  };
  const group = (main: number, form: VerbGroup['form'], voice: VerbGroup['voice']): VerbGroup => ({
    kind: 'vg',
    from,
    to: main + 1,
    main,
    base: voice === 'copula' ? 'be' : baseFor(tokens[main]!, form, voice),
    voice,
    form,
    negated,
    hedged,
    possible,
  });

  adverbs();
  if (i > from && !(tokens[i]?.tag === 'VERB' || tokens[i]?.tag === 'AUX')) return null;
  let form: VerbGroup['form'] | null = null;
  if (tokens[i]?.lower === 'to' && (tokens[i]!.tag === 'PART' || tokens[i + 1]?.tag === 'VERB')) {
    form = 'infinitive';
    i += 1;
    adverbs();
    if (!isVerb(tokens[i])) return null;
  }
  let be = false;
  let have = false;
  let auxiliary = form !== null;
  for (; i < tokens.length; ) {
    const token = tokens[i]!;
    const isAuxiliary =
      MODALS.has(token.lower) ||
      /^(?:do|does|did|’ll|'ll|has|have|had|having)$/.test(token.lower) ||
      BE.has(token.lower);
    if (!isAuxiliary || (token.tag !== 'AUX' && token.tag !== 'VERB')) break;
    if (HAVE.has(token.lower) && !hasParticipleAhead(tokens, i + 1)) break;
    if (/^(?:do|does|did)$/.test(token.lower) && !hasBaseAhead(tokens, i + 1)) break;
    if (HEDGES.has(token.lower)) hedged = true;
    if (token.lower === 'can') possible = true;
    if (token.lower === 'cannot') negated = true;
    if (BE.has(token.lower)) be = true;
    if (BE.has(token.lower) && token.lower === 'being' && form === null && !auxiliary) form = 'gerund';
    if (HAVE.has(token.lower)) have = true;
    auxiliary = true;
    i += 1;
    adverbs();
  }
  const main = tokens[i];
  if (main !== undefined && main.tag === 'VERB') {
    const readings = verbReadingsOf(main.lower);
    const isIng = /ing$/.test(main.lower) && main.lower.length > 4;
    const isEn = readings.some((reading) => reading.form === 'participle') || /(?:ed|en)$/.test(main.lower);
    if (be && isIng) return group(i, form ?? 'finite', 'active');
    if (be && isEn && !isParticipialNoun(tokens, i)) return group(i, form ?? 'finite', 'passive');
    if (be) return group(lastBe(tokens, from, i), form ?? 'finite', 'copula');
    if (auxiliary) return group(i, form ?? 'finite', 'active');
    if (isIng) {
      if (opensNounPhrase(tokens, i, before)) return null;
      return group(i, 'gerund', 'active');
    }
    if (isEn && !have) {
      if (opensNounPhrase(tokens, i, before)) return null;
      const onlyParticiple = readings.length > 0 && readings.every((reading) => reading.form === 'participle');
      return group(i, onlyParticiple ? 'participle' : 'past', onlyParticiple ? 'passive' : 'active');
    }
    if (opensNounPhrase(tokens, i, before)) return null;
    return group(i, 'finite', 'active');
  }
  if (be) return group(lastBe(tokens, from, i), form ?? 'finite', 'copula');
  if (HAVE.has(main?.lower ?? '')) return group(i, form ?? (main!.lower === 'having' ? 'gerund' : 'finite'), 'active');
  return null;
}

function isVerb(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === 'VERB' || token.tag === 'AUX');
}

function baseFor(main: Token, form: VerbGroup['form'], voice: VerbGroup['voice']): string {
  const readings = verbReadingsOf(main.lower);
  const wanted = voice === 'passive' ? 'participle' : form === 'infinitive' ? 'base' : form === 'gerund' ? 'ing' : null;
  const fit = readings.find((reading) => reading.form === wanted) ?? readings[0];
  return fit?.base ?? baseOf(main.lower);
}

function lastBe(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i > from; i--) if (BE.has(tokens[i]!.lower)) return i;
  return from;
}

function hasParticipleAhead(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + 4 && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.tag === 'ADV' || NEGATORS.has(token.lower)) continue;
    if (token.lower === 'been') return true;
    return (
      token.tag === 'VERB' &&
      !/ing$/.test(token.lower) &&
      (verbReadingsOf(token.lower).some(({ form }) => form === 'participle') || /ed$/.test(token.lower))
    );
  }
  return false;
}

function hasBaseAhead(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + 3 && i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.tag === 'ADV' || NEGATORS.has(token.lower)) continue;
    return token.tag === 'VERB' || HAVE.has(token.lower);
  }
  return false;
}

const NAMING = new Set([
  'called',
  'named',
  'termed',
  'known',
  'considered',
  'made',
  'given',
  'dubbed',
  'labeled',
  'elected',
  'declared',
  'deemed',
  'denied',
  'offered',
  'paid',
  'taught',
  'granted',
  'allowed',
  'awarded',
  'prescribed',
  'told',
  'asked',
  'shown',
  'sold',
  'sent',
  'issued',
  'assigned',
  'served',
  'charged',
]);

/** "are flattened sacs": after "be", a participle right before a noun describes it, unless its verb takes a complement. */
function isParticipialNoun(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return !NAMING.has(tokens[i]!.lower) && next !== undefined && (next.tag === 'NOUN' || next.tag === 'PROPN');
}

/** A participle that describes the noun after it: after a determiner's place, a preposition, "and", or at the start. */
function opensNounPhrase(tokens: readonly Token[], i: number, before: Phrase | undefined): boolean {
  const next = tokens[i + 1];
  if (next === undefined || !(next.tag === 'NOUN' || next.tag === 'PROPN' || next.tag === 'ADJ')) return false;
  const { lower } = tokens[i]!;
  if (!/(?:ed|en|ing|own)$/.test(lower)) return false;
  if (before === undefined) return /(?:ed|en)$/.test(lower);
  if (before.kind === 'prep')
    return /(?:ed|en|own)$/.test(lower) || /s$/.test(next.lower) === false ? /(?:ed|en|own)$/.test(lower) : false;
  if (before.kind === 'vg') return /(?:ed|en|own)$/.test(lower);
  if (before.kind === 'cc' || before.kind === 'punct')
    return /(?:ed|en)$/.test(lower) && next.tag !== 'ADJ' ? !/^[A-Z]/.test(next.text) && /s$/.test(next.lower) : false;
  return false;
}
