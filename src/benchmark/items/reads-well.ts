import type { RelationType } from '../../domain/index.ts';
import type { StoredRelation } from '../../knowledge/index.ts';

const THING = new Set<string | null>(['object', 'substance', 'organism', 'artifact', 'document', 'agent', 'place']);
const DOING = new Set<string | null>(['process', 'event', 'state', 'method', 'period']);
const FEATURE = new Set<string | null>(['property', 'quantity', 'state']);
/** Types said of what something is: a hedge there reads as a doubt about the word. */
const OF_BEING = new Set<RelationType>(['SPECIALIZATION', 'PART_OF', 'PROPERTY', 'EQUIVALENCE']);
const TERM_MAX = 48;

const isKnown = (a: string | null, b: string | null): boolean => a !== null && b !== null;
const sortOf = (type: string | null): string => (THING.has(type) ? 'thing' : DOING.has(type) ? 'doing' : 'abstract');

/**
 * Whether a relation makes a sentence that people would write, as far as the types of its ends tell: a use is something done, a feature is no thing, parts and
 * kinds are of the sort of their whole. Read in samples of items; what does not is used only where a chain bears nothing else.
 */
export function readsWell({ type, subject, object, evidence }: StoredRelation): boolean {
  if (subject.term.length > TERM_MAX || object.term.length > TERM_MAX) return false;
  if (evidence.modality === 'hedged' && OF_BEING.has(type)) return false;
  if (!isKnown(subject.type, object.type)) return true;
  switch (type) {
    case 'FUNCTION':
      return DOING.has(object.type);
    case 'PROPERTY':
      return FEATURE.has(object.type);
    case 'SPECIALIZATION':
      return sortOf(subject.type) === sortOf(object.type) || THING.has(subject.type) === THING.has(object.type);
    case 'PART_OF':
      return THING.has(subject.type) ? THING.has(object.type) : !FEATURE.has(object.type);
    case 'EVIDENCE':
      return subject.type !== 'agent' && !THING.has(object.type);
    case 'PREREQUISITE':
    case 'PRECEDES':
      return object.type !== 'agent';
    default:
      return true;
  }
}
