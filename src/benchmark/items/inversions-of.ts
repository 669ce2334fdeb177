import { ALGEBRA, type RelationType } from '../../domain/index.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import { isInfluence } from './links.ts';
import type { Window, WindowStep } from './window.ts';

/** Turned round, these may still be said of the same pair. */
const EITHER_WAY: ReadonlySet<RelationType> = new Set(['EVIDENCE', 'FUNCTION', 'INHIBITS', 'PROPERTY']);
/** Types that run in time. */
export const ORDERED: ReadonlySet<RelationType> = new Set(['CAUSAL', 'TRANSFORMATION', 'PRECEDES', 'PREREQUISITE']);

/** INVREL: the relation turned round, and its opposite, each only where it is verified false. */
export function inversionsOf(step: WindowStep, { chain }: Window, context: BuildContext): Edit[] {
  const { claims, links, refusals, allowed } = context;
  if (!allowed.has('INVREL')) return [];
  const { id, type, subject, object } = step.relation;
  const { symmetric, asymmetric, opposite } = ALGEBRA[type];
  const edit = { operator: 'INVREL', elementId: id, substituteId: null } as const;
  const edits: Edit[] = [];
  const isFalse = (claimed: NonNullable<Edit['claimed']>): boolean => {
    const status = claims.statusOf(claimed);
    if (status === 'absent' || status === 'contradicted') return true;
    countRefusal(refusals, `option: the inversion is ${status}`);
    return false;
  };
  const reverse = { type, subjectId: object.id, objectId: subject.id };
  if (!symmetric && !EITHER_WAY.has(type) && isFalse(reverse)) {
    // A reversed cause is arguable wherever feedback is, so only an order that the chain fixes refutes it.
    if (!asymmetric && !fixesOrder(step, chain))
      countRefusal(refusals, 'option: the two may work on each other both ways');
    else if (!asymmetric && isInfluence(links, type, object.id, subject.id))
      countRefusal(refusals, 'option: a path of influence leads back');
    else
      edits.push({
        edit,
        tier: 1,
        falsity: 'contradicted',
        reason: 'The relation runs the other way, and the graph has no way back',
        substitute: null,
        claimed: reverse,
      });
  }
  const contrary = opposite === null ? null : { type: opposite, subjectId: subject.id, objectId: object.id };
  if (contrary !== null && isFalse(contrary))
    edits.push({
      edit,
      tier: 1,
      falsity: 'contradicted',
      reason: 'The graph holds the opposite on the same pair',
      substitute: null,
      claimed: contrary,
    });
  return edits;
}

/** A step of an ordered type whose neighbor on the chain runs the same way in time. */
function fixesOrder({ relation, direction }: WindowStep, { steps }: Window['chain']): boolean {
  const at = steps.findIndex(({ relationId }) => relationId === relation.id);
  const own = steps[at]?.direction ?? direction;
  return (
    ORDERED.has(relation.type) &&
    [steps[at - 1], steps[at + 1]].some(
      (step) => step !== undefined && ORDERED.has(step.type) && step.direction === own,
    )
  );
}
