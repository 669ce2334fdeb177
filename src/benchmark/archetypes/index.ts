export { ARCHETYPES, type Archetype, FAMILY, IS_STANDALONE } from './archetype.ts';
export { askBehind, askBetween, askEnd, askFar, askFirst, askMissing, askRival, gapStatement, OF_THAT } from './ask.ts';
export { ITEM_PHRASES, itemPhrases } from './item-phrases.ts';
export { type ReadClaim, readQuestion } from './read-question.ts';
export { type Asking, OPTIONS, STEMS } from './stems.ts';
export type { Walk, WordedStep } from './worded-step.ts';
