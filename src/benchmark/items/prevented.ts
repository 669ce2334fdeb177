import type { RelationType } from '../../domain/index.ts';
import type { BuildContext } from './build-context.ts';
import { isBroad } from './terms-alike.ts';
import type { WindowStep } from './window.ts';

/** Along these a thing comes of another, or needs it. */
const COMES_OF: ReadonlySet<RelationType> = new Set(['CAUSAL', 'TRANSFORMATION', 'FUNCTION', 'PREREQUISITE']);
/** Another of these leading to the same thing is another way in. What is needed is no way in by itself. */
const WAYS_IN: ReadonlySet<RelationType> = new Set([
  'CAUSAL',
  'TRANSFORMATION',
  'FUNCTION',
  'SPECIALIZATION',
  'EQUIVALENCE',
]);

/**
 * Whether the object of a step would be missing without its subject, as far as the graph can tell: it comes of the subject, or needs it, and
 * unless it needs it there is no other way to it: no other cause, source or means, nor a kind of it that may have its own.
 */
export function isMissedWithout({ relation }: WindowStep, { links }: BuildContext): boolean {
  const { type, subject, object, evidence } = relation;
  if (!COMES_OF.has(type) || evidence.modality === 'hedged' || isBroad(object)) return false;
  // "Without the absence of competition" is one negation too many.
  if ([subject, object].some(({ term }) => /^(?:no|lack|absence|non)\b/i.test(term))) return false;
  return (
    type === 'PREREQUISITE' ||
    (links.get(object.id) ?? []).every(
      ({ other, relation: way, outgoing }) =>
        other === subject.id || !WAYS_IN.has(way.type) || (outgoing && way.type !== 'EQUIVALENCE'),
    )
  );
}
