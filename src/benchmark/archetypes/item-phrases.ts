import { ALGEBRA, type RelationType } from '../../domain/index.ts';
import {
  createStatementReader,
  type EndTypes,
  ORDINARY_PHRASES as ITEM_PHRASES,
  type OrdinaryPhrase as ItemPhrase,
} from '../../knowledge/index.ts';
import type { Walk } from './worded-step.ts';

export { type EndTypes, isTool } from '../../knowledge/index.ts';
export { ITEM_PHRASES };

const BY_TYPE = new Map<RelationType, ItemPhrase[]>();
for (const phrase of ITEM_PHRASES) BY_TYPE.set(phrase.type, [...(BY_TYPE.get(phrase.type) ?? []), phrase]);

/** Phrases that fit the ends; `first`: only those whose sentence begins with that end, which may be none. */
export function itemPhrases(type: RelationType, ends: EndTypes, first?: 'subject' | 'object'): readonly ItemPhrase[] {
  return BY_TYPE.get(type)!.filter(
    (phrase) =>
      phrase.fits(ends) && (first === undefined || ALGEBRA[type].symmetric || phrase.inverse === (first === 'object')),
  );
}

/** A phrase for a walk that begins where the sentence does; null: none that reads well. */
export function phraseOf({ type, forward }: Walk, ends: EndTypes, style: number): ItemPhrase | null {
  const phrases = itemPhrases(type, ends, forward ? 'subject' : 'object');
  return phrases[style % phrases.length] ?? null;
}

export const readItemStatement = createStatementReader(ITEM_PHRASES);
