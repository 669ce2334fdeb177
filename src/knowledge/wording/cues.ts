import { ALGEBRA, type RelationType } from '../../domain/index.ts';
import { ACTIVE_FRAMES, ADJECTIVE_FRAMES, NOUN_FRAMES, PASSIVE_FRAMES } from '../reader/offline/lexicon/frames.ts';
import { inflect } from '../reader/offline/lexicon/inflect.ts';
import { ORDINARY_PHRASES } from './ordinary-phrases.ts';
import { PHRASES } from './phrases.ts';

/** What words between two terms say. `inverse`: what stands after them is the relation's subject. */
export interface Cue {
  readonly type: RelationType;
  readonly inverse: boolean;
  /** An active past form: after a form of "be" it is a passive without its agent, which says something else. */
  readonly isPast: boolean;
}

/**
 * Every way to say a relation that can be read without doubt: the phrases of the templates and of items, and the strong frames of the offline reader in all
 * forms, actives and their passives. A form that two entries read differently is left out; a template's phrase wins.
 */
const CUES: ReadonlyMap<string, Cue> = buildCues();
const LONGEST = Math.max(...[...CUES.keys()].map((key) => key.split(' ').length));

/** The cue that begins at a word, the longest first; null: none does. */
export function cueAt(words: readonly string[], at: number): { readonly cue: Cue; readonly length: number } | null {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const cue = CUES.get(words.slice(at, at + length).join(' '));
    if (cue !== undefined) return { cue, length };
  }
  return null;
}

function buildCues(): Map<string, Cue> {
  const found = new Map<string, Cue | null>();
  const add = (form: string, type: RelationType, inverse: boolean, isPast = false): void => {
    const cue = { type, inverse: ALGEBRA[type].symmetric ? false : inverse, isPast };
    const known = found.get(form);
    if (known === undefined) found.set(form, cue);
    else if (known !== null && (known.type !== cue.type || known.inverse !== cue.inverse)) found.set(form, null);
  };
  for (const [key, { type, turned, weak }] of ACTIVE_FRAMES) {
    if (weak) continue;
    const [verb, ...rest] = key.split(' ') as [string, ...string[]];
    const { base, s, ing, past, participle } = inflect(verb);
    for (const form of [base, s, ing]) add([form, ...rest].join(' '), type, turned);
    for (const form of new Set([past, participle]))
      if (form !== base) add([form, ...rest].join(' '), type, turned, true);
    add([participle, ...rest, 'by'].join(' '), type, !turned);
  }
  for (const frames of [PASSIVE_FRAMES, ADJECTIVE_FRAMES, NOUN_FRAMES])
    for (const [key, { type, turned, weak }] of frames) if (!weak) add(key, type, turned);
  const cues = new Map<string, Cue>();
  for (const [form, cue] of found) if (cue !== null) cues.set(form, cue);
  for (const { type, inverse, singular, plural } of [...ORDINARY_PHRASES, ...PHRASES])
    for (const phrase of [singular, plural])
      for (const form of [phrase, phrase.replace(/^(?:is|are) /, ''), phrase.replace(/^(?:is|are) /, 'be ')])
        cues.set(form, { type, inverse: ALGEBRA[type].symmetric ? false : inverse, isPast: false });
  return cues;
}
