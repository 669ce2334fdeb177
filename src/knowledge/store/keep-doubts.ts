import { idOf } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { placeOf } from '../merge/candidate-place.ts';
import { mergeCandidates } from '../queries.generated.ts';
import type { SenseDoubt } from '../senses/index.ts';

/** Half of what speaks for two senses: between a stated alias and an acronym. */
const SCORE = 0.5;

/** Terms that may mean two things go to the review list, as splits. */
export async function keepDoubts(
  graph: Graph,
  projectId: string,
  doubts: readonly (SenseDoubt & { readonly chainIds: readonly string[] })[],
): Promise<void> {
  await graph.run(mergeCandidates, {
    projectId,
    round: null,
    candidates: doubts.map((doubt) => {
      const id = idOf('mrg', 'split', doubt.sensedId);
      const { conceptId, sensedId, proposals: _, chainIds, ...details } = doubt;
      return {
        id,
        kind: 'split',
        intoId: conceptId,
        fromId: sensedId,
        reason: 'senses-differ',
        score: SCORE,
        place: placeOf(SCORE, id),
        details: JSON.stringify(details),
        chainIds: [...new Set(chainIds)].sort(),
      };
    }),
  });
}
