import { OPTIONS, STEMS } from '../archetypes/index.ts';
import type { BuildContext } from './build-context.ts';
import { countRefusal, type Edit } from './edit.ts';
import type { Frame } from './frame.ts';
import { isGeneric, isTooGeneral } from './is-generic.ts';
import type { ChainNode, Window, WindowStep } from './window.ts';

/** Relations that put their ends in time. */
const IN_TIME = new Set(['CAUSAL', 'TRANSFORMATION', 'PRECEDES']);

/** Four concepts in an order; one edit swaps the first two, the other the last two: each is one relation turned round. */
export function orderFrames(window: Window, context: BuildContext): (() => Frame | null)[] {
  const { steps, nodes } = window;
  const runs = steps.every(
    ({ relation, direction }) =>
      IN_TIME.has(relation.type) && direction === 'forward' && relation.evidence.modality === 'asserted',
  );
  if (steps.length !== 3 || !runs || !context.allowed.has('INVREL')) return [];
  const [a, b, c, d] = nodes as [ChainNode, ChainNode, ChainNode, ChainNode];
  return [
    () => {
      if (nodes.some((node) => isTooGeneral(node, context.links)))
        return countRefusal(context.refusals, 'item: a term is too general');
      const pools = [swapsOf(steps[0]!, a, b, context), swapsOf(steps[2]!, c, d, context)] as const;
      return {
        archetype: 'order',
        window,
        hops: 3,
        question: STEMS.order(nodes.map(({ term }) => term).sort((x, y) => x.localeCompare(y, 'en'))),
        isStiff: nodes.some(isGeneric),
        pools,
        mayUse: (operator) => operator === 'INVREL',
        own: [0, 0],
        named: [],
        option: (x, y) =>
          OPTIONS.order([...(x === null ? [a, b] : [b, a]), ...(y === null ? [c, d] : [d, c])].map(({ term }) => term)),
        clashes: () => false,
      };
    },
  ];
}

function swapsOf(step: WindowStep, earlier: ChainNode, later: ChainNode, { claims, refusals }: BuildContext): Edit[] {
  const claimed = { type: 'PRECEDES', subjectId: later.id, objectId: earlier.id } as const;
  const status = claims.statusOf(claimed);
  if (status !== 'contradicted') {
    countRefusal(refusals, `option: the swapped order is ${status}`);
    return [];
  }
  return [
    {
      edit: { operator: 'INVREL', elementId: step.relation.id, substituteId: null },
      tier: 1,
      falsity: 'contradicted',
      reason: 'The chain fixes the order of these two, and the graph has no way back',
      substitute: null,
      claimed,
    },
  ];
}
