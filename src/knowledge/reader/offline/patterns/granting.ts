import type { Frame } from '../lexicon/frames.ts';
import { nominalFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { VerbGroup } from '../phrases/phrase.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import type { Mention } from '../terms/mention.ts';
import { purposeOf } from './purpose-of.ts';

const SERVES: Frame = { type: 'FUNCTION', turned: false, weak: false };
const GIVES = /^(?:give|grant|assign|delegate|allow|deny|leave)$/;
const OFFICE = /^(?:power|authority|responsibility|duty|task|job|jurisdiction)s?$/;
const CHARGED = /^(?:authorized|empowered|charged|tasked|entrusted|commissioned|mandated)$/;

/** "The charter gives the council the power to mint coins": what the receiver is there to do. True where it was read this way. */
export function readGrant(reading: SentenceReading, v: number, verb: VerbGroup, negated: boolean): boolean {
  const { phrases, tokens } = reading;
  if (!GIVES.test(verb.base)) return false;
  const receiver = nominalFrom(phrases, tokens, skipAdverbs(phrases, v + 1));
  const office = receiver === null ? undefined : phrases[receiver.last + 1];
  if (receiver === null || office?.kind !== 'np' || !OFFICE.test(tokens[office.head]!.lower)) return false;
  const deed = phrases[receiver.last + 2];
  if (deed?.kind !== 'vg' || deed.form !== 'infinitive') return true;
  const purpose = purposeOf(reading, receiver.last + 2);
  // The noun behind the receiver is what is given, not a part of its name.
  const holder = reading.name(receiver);
  const isDenied = negated || verb.base === 'deny' || tokens[office.from]!.lower === 'no';
  if (purpose !== null && holder !== null)
    reading.state(SERVES, [holder], purpose, {
      v,
      verb: `${reading.text(verb.from, verb.to)} … ${reading.text(office.from, deed.to)}`,
      rule: 'grant',
      negated: isDenied,
    });
  return true;
}

/** "The agency is authorized to inspect mines", "is charged with inspecting mines": what it is there to do. */
export function readCharge(reading: SentenceReading, v: number, verb: VerbGroup, left: readonly Mention[]): boolean {
  const { phrases, tokens } = reading;
  if (!CHARGED.test(tokens[verb.main]!.lower)) return false;
  const next = phrases[v + 1];
  const at = next?.kind === 'prep' && next.word === 'with' ? v + 2 : v + 1;
  const deed = phrases[at];
  const isDeed = deed?.kind === 'vg' && deed.form === (at === v + 1 ? 'infinitive' : 'gerund');
  const purpose = isDeed ? purposeOf(reading, at) : null;
  if (purpose === null) return false;
  reading.state(SERVES, left, purpose, {
    v,
    verb: reading.text(verb.from, deed!.to),
    rule: 'charge',
    negated: verb.negated,
  });
  return true;
}
