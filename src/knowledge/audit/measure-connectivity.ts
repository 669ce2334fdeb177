import type { Graph } from '../../platform/graph/index.ts';
import { getConcept } from '../ask/get-concept.ts';
import type { ConnectivityChange } from '../types.ts';
import { readComponents } from './read-components.ts';

/** What a piece of work changed in the connectivity of the discipline of a concept. Others' writes meanwhile count in. Throws concept/missing. */
export async function measureConnectivity<T>(
  graph: Graph,
  projectId: string,
  conceptId: string,
  work: () => Promise<T>,
): Promise<{ result: T; connectivity: ConnectivityChange }> {
  const { discipline } = await getConcept(graph, projectId, conceptId);
  const read = async () => {
    const components = await readComponents(graph, projectId);
    return (
      components.find((row) => row.discipline === discipline) ?? {
        discipline,
        count: 0,
        largestShare: 0,
        aloneShare: 0,
      }
    );
  };
  const before = await read();
  const result = await work();
  return { result, connectivity: { discipline, before, after: await read() } };
}
