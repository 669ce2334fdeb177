export { type ClaimSignature, faultsBetween, type SignatureFault, signatureOf } from './claim-signature.ts';
export { PHRASES, type Phrase, phrasesOf } from './phrases.ts';
export { type ReadStatement, readStatement } from './read-statement.ts';
export {
  ATTRIBUTION,
  conditionOf,
  HEDGE,
  sentenceOf,
  statementOf,
  stylesOf,
  type WordedRelation,
} from './statement-of.ts';
export { capitalized, isPlural, termInSentence, type WordedTerm } from './term-in-sentence.ts';
