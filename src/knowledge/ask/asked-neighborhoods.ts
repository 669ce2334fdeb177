import DataLoader from 'dataloader';
import pLimit from 'p-limit';
import { ProdaError, type RelationType } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { type FindNeighborhoodsRow, findNeighborhoods } from '../queries.generated.ts';
import { narrowTo } from './narrow-to.ts';

export interface NeighborhoodShape {
  readonly hops: number;
  readonly types: readonly RelationType[];
  readonly direction: string;
  readonly each: number;
  readonly level: number;
}
interface Center {
  readonly projectId: string;
  readonly conceptId: string;
}
export interface AskedNeighborhoods {
  /** Throws concept/missing. */
  ask(center: Center, shape: NeighborhoodShape): Promise<FindNeighborhoodsRow>;
}

/** Statements on their way at once. More than the server has cores for would only wait there, where nothing joins them. */
const STATEMENTS_AT_ONCE = 3;
/** Concepts a statement: of more, the last would wait for the first longer than a statement of its own takes. */
const CENTERS_PER_STATEMENT = 16;
/** Shapes whose statements may be joined; what is on its way of a shape that is let go still arrives. */
const SHAPES_KEPT = 1_000;

/**
 * Questions for neighborhoods, one statement for those of one shape that come while others are on their way. Who asks
 * alone is asked for at once. Of a small question four fifths of the server's time go into the statement as such, so under
 * load this answers more a second, and nobody waits for a company that may not come.
 */
export function createAskedNeighborhoods(graph: Graph): AskedNeighborhoods {
  const loaders = new Map<string, DataLoader<Center, FindNeighborhoodsRow>>();
  const limit = pLimit(STATEMENTS_AT_ONCE);

  function loaderOf({ types, ...shape }: NeighborhoodShape): DataLoader<Center, FindNeighborhoodsRow> {
    const key = `${JSON.stringify(shape)} ${[...types].sort().join()}`;
    const known = loaders.get(key);
    if (known !== undefined) return known;
    const narrow = narrowTo(findNeighborhoods, types);
    const answer = async (centers: readonly Center[]) => {
      const asked = centers.map((center, place) => ({ place, ...center }));
      const rows = await graph.run(narrow.query, { asked, ...shape, types: narrow.types });
      const found = new Map(rows.map((row) => [row.place, row]));
      return centers.map(
        ({ conceptId }, place) => found.get(place) ?? new ProdaError('concept/missing', { conceptId }),
      );
    };
    let sent: Promise<unknown>;
    const loader = new DataLoader<Center, FindNeighborhoodsRow>(
      (centers) => {
        const answers = answer(centers);
        sent = answers.catch(() => undefined); // told to those who asked
        return answers;
      },
      {
        cache: false,
        maxBatchSize: CENTERS_PER_STATEMENT,
        batchScheduleFn: (send) =>
          void limit(() => {
            send();
            return sent;
          }),
      },
    );
    if (loaders.size === SHAPES_KEPT) loaders.clear();
    loaders.set(key, loader);
    return loader;
  }
  return { ask: (center, shape) => loaderOf(shape).load(center) };
}
