import type { RelationType } from '../../domain/index.ts';
import type { Phrase } from './phrases.ts';

/** Types of the two ends of a relation: an ordinary verb does not fit all of them. */
export interface EndTypes {
  readonly subject: string | null;
  readonly object: string | null;
}
/** A phrase of textbooks, and the ends that it reads well between. */
export interface OrdinaryPhrase extends Phrase {
  fits(ends: EndTypes): boolean;
}

const THINGS = new Set<string | null>(['object', 'substance', 'organism', 'artifact', 'document', 'agent', 'place']);
const TOOLS = new Set<string | null>(['object', 'substance', 'artifact', 'document', 'method', 'process', 'quantity']);
const makesThing = ({ object }: EndTypes): boolean => THINGS.has(object) && object !== 'agent' && object !== 'place';
const CHANGES = new Set<string | null>(['event', 'process', 'state']);
const makesChange = ({ object }: EndTypes): boolean => CHANGES.has(object);
const servesDoing = ({ object }: EndTypes): boolean => CHANGES.has(object) || object === 'method';
export const isTool = ({ subject }: EndTypes): boolean => TOOLS.has(subject);
const isNoTool = (ends: EndTypes): boolean => !isTool(ends);
const always = (): boolean => true;

const verb = (
  type: RelationType,
  inverse: boolean,
  singular: string,
  plural: string,
  fits: OrdinaryPhrase['fits'] = always,
): OrdinaryPhrase => ({ type, inverse, singular, plural, fits });
const is = (
  type: RelationType,
  inverse: boolean,
  rest: string,
  fits: OrdinaryPhrase['fits'] = always,
): OrdinaryPhrase => verb(type, inverse, `is ${rest}`, `are ${rest}`, fits);

/**
 * Relations in the ordinary verbs of textbooks, closed like the plain lexicon: no phrase is the beginning of another, none occurs in two types
 * or directions.
 */
export const ORDINARY_PHRASES: readonly OrdinaryPhrase[] = [
  is('SPECIALIZATION', false, 'a kind of'),
  is('SPECIALIZATION', false, 'a type of'),
  is('SPECIALIZATION', false, 'a form of'),
  is('PART_OF', false, 'part of'),
  is('PART_OF', false, 'a component of'),
  verb('PART_OF', true, 'includes', 'include'),
  verb('PART_OF', true, 'contains', 'contain'),
  verb('CAUSAL', false, 'leads to', 'lead to'),
  verb('CAUSAL', false, 'causes', 'cause', makesChange),
  verb('CAUSAL', false, 'results in', 'result in'),
  verb('CAUSAL', false, 'produces', 'produce', makesThing),
  verb('CAUSAL', true, 'results from', 'result from'),
  is('CAUSAL', true, 'caused by', makesChange),
  is('CAUSAL', true, 'produced by', makesThing),
  verb('INHIBITS', false, 'reduces', 'reduce'),
  verb('INHIBITS', false, 'inhibits', 'inhibit'),
  verb('INHIBITS', false, 'counteracts', 'counteract'),
  is('INHIBITS', true, 'inhibited by'),
  is('INHIBITS', true, 'counteracted by'),
  is('PREREQUISITE', false, 'needed for'),
  is('PREREQUISITE', false, 'required for'),
  verb('PREREQUISITE', true, 'depends on', 'depend on'),
  verb('PREREQUISITE', true, 'requires', 'require'),
  verb('PRECEDES', false, 'comes before', 'come before'),
  verb('PRECEDES', false, 'precedes', 'precede'),
  verb('PRECEDES', true, 'comes after', 'come after'),
  verb('PRECEDES', true, 'follows', 'follow'),
  verb('CONTRAST', false, 'differs from', 'differ from'),
  is('EQUIVALENCE', false, 'the same as'),
  is('EQUIVALENCE', false, 'another name for'),
  is('PROPERTY', false, 'characterized by'),
  is('PROPERTY', true, 'a feature of'),
  is('PROPERTY', true, 'a property of'),
  is('FUNCTION', false, 'used for', isTool),
  verb('FUNCTION', false, 'helps with', 'help with', isNoTool),
  is('FUNCTION', true, 'one function of', servesDoing),
  verb('TRANSFORMATION', false, 'turns into', 'turn into'),
  verb('TRANSFORMATION', false, 'becomes', 'become'),
  is('TRANSFORMATION', true, 'formed from'),
  is('EVIDENCE', false, 'evidence for'),
  verb('EVIDENCE', false, 'points to', 'point to'),
  is('EVIDENCE', true, 'shown by'),
  is('EVIDENCE', true, 'supported by'),
  verb('ASSOCIATION', false, 'goes together with', 'go together with'),
  is('ASSOCIATION', false, 'associated with'),
];
