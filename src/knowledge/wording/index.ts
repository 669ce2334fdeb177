export { type ClaimSignature, faultsBetween, type SignatureFault, signatureOf } from './claim-signature.ts';
export { conditionOf, conditionTail, withoutTail } from './condition.ts';
export { type EndTypes, isTool, ORDINARY_PHRASES, type OrdinaryPhrase } from './ordinary-phrases.ts';
export { baseOf, PHRASES, type Phrase, phrasesOf } from './phrases.ts';
export { createStatementReader, type ReadStatement, readStatement } from './read-statement.ts';
export {
  ATTRIBUTION,
  afterPhrase,
  attributionOf,
  clauseOf,
  HEDGE,
  sentenceOf,
  statementOf,
  stylesOf,
  VIEW,
  verbOf,
  type WordedRelation,
} from './statement-of.ts';
export {
  bareTerm,
  capitalized,
  isPlural,
  type Said,
  termInSentence,
  type WordedTerm,
  withIndefinite,
} from './term-in-sentence.ts';
