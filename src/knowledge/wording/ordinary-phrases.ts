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

type Types = ReadonlySet<string | null>;
const THINGS: Types = new Set(['object', 'substance', 'organism', 'artifact', 'document', 'agent', 'place']);
const TOOLS: Types = new Set(['object', 'substance', 'artifact', 'document', 'method', 'process', 'quantity']);
const CHANGES: Types = new Set(['event', 'process', 'state']);
const RULERS: Types = new Set(['document', 'agent', 'principle']);
/** Of these the graph mostly names single ones, which are examples and not kinds. */
const SINGLES: Types = new Set(['event', 'document', 'place', 'period', 'agent']);

const makesThing = ({ subject, object }: EndTypes): boolean =>
  subject !== 'agent' && THINGS.has(object) && object !== 'agent' && object !== 'place';
const makesChange = ({ subject, object }: EndTypes): boolean => subject !== 'agent' && CHANGES.has(object);
const byAgent = ({ subject }: EndTypes): boolean => subject === 'agent';
/** A germ causes a disease; it does not result in one. */
const byNoActor = ({ subject, object }: EndTypes): boolean =>
  subject !== 'agent' && !(subject === 'organism' && CHANGES.has(object));
const byRule = ({ subject }: EndTypes): boolean => RULERS.has(subject);
const byNoRule = (ends: EndTypes): boolean => !byRule(ends);
const ofLife = ({ subject, object }: EndTypes): boolean => !RULERS.has(subject) && object !== 'organism';
const ofThings = ({ subject, object }: EndTypes): boolean => THINGS.has(subject) && THINGS.has(object);
const ofSingles = ({ subject }: EndTypes): boolean => SINGLES.has(subject);
const ofKinds = (ends: EndTypes): boolean => !ofSingles(ends);
const servesDoing = ({ object }: EndTypes): boolean => CHANGES.has(object) || object === 'method';
export const isTool = ({ subject }: EndTypes): boolean => TOOLS.has(subject);
const isNoTool = (ends: EndTypes): boolean => !isTool(ends) && !byAgent(ends);
const always = (): boolean => true;
/** Still read, no longer written. */
const never = (): boolean => false;

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
  is('SPECIALIZATION', false, 'a kind of', ofKinds),
  is('SPECIALIZATION', false, 'a type of', ofKinds),
  is('SPECIALIZATION', false, 'a form of', ofKinds),
  is('SPECIALIZATION', false, 'an example of', ofSingles),
  is('PART_OF', false, 'part of'),
  is('PART_OF', false, 'a component of', ofThings),
  verb('PART_OF', true, 'includes', 'include'),
  verb('PART_OF', true, 'contains', 'contain', ofThings),
  verb('CAUSAL', false, 'leads to', 'lead to', byNoActor),
  verb('CAUSAL', false, 'causes', 'cause', makesChange),
  verb('CAUSAL', false, 'results in', 'result in', byNoActor),
  is('CAUSAL', false, 'responsible for', byAgent),
  verb('CAUSAL', false, 'produces', 'produce', makesThing),
  verb('CAUSAL', true, 'results from', 'result from', byNoActor),
  is('CAUSAL', true, 'due to', never),
  is('CAUSAL', true, 'caused by', makesChange),
  is('CAUSAL', true, 'produced by', makesThing),
  verb('INHIBITS', false, 'reduces', 'reduce'),
  verb('INHIBITS', false, 'inhibits', 'inhibit', ofLife),
  verb('INHIBITS', false, 'counteracts', 'counteract', byNoRule),
  verb('INHIBITS', false, 'limits', 'limit', byRule),
  is('INHIBITS', true, 'inhibited by', ofLife),
  is('INHIBITS', true, 'counteracted by', byNoRule),
  is('INHIBITS', true, 'limited by', byRule),
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
  verb('FUNCTION', false, 'supports', 'support', isNoTool),
  verb('FUNCTION', false, 'deals with', 'deal with', byAgent),
  verb('FUNCTION', false, 'helps with', 'help with', never),
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
