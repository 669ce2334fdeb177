import { nominalUpTo } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { purposeOf } from './purpose-of.ts';

const SERVES = { type: 'FUNCTION', turned: false, weak: true } as const;

const GIVEN =
  /^(?:punishment|penalty|reward|reason|blame|credit|price|cost|excuse|responsibility|award|prize|fame|criticism|support|potential|chance|opportunity|need|case)s?$/;

/** "mechanisms for preventing infections": what a thing of the document is for. */
export function readForDoing(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let at = 1; at < phrases.length - 1; at++) {
    const preposition = phrases[at]!;
    const verb = phrases[at + 1]!;
    if (preposition.kind !== 'prep' || preposition.word !== 'for' || verb.kind !== 'vg' || verb.form !== 'gerund')
      continue;
    const nominal = nominalUpTo(phrases, tokens, at - 1);
    // Behind another preposition nobody knows which noun it is for.
    if (nominal === null || phrases[nominal.first - 1]?.kind === 'prep') continue;
    // "punishment for angering the gods": why it is given, not what it does.
    const head = phrases[nominal.first]!;
    if (head.kind === 'np' && GIVEN.test(tokens[head.head]!.lower)) continue;
    const thing = reading.standsFor.get(nominal.first) ?? reading.term(nominal);
    const purpose = purposeOf(reading, at + 1);
    if (thing === null || purpose === null) continue;
    reading.state(SERVES, [thing], purpose, {
      v: at + 1,
      verb: reading.text(preposition.from, verb.to),
      rule: 'for-doing',
    });
  }
}
