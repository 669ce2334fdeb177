import { type Graph, parseContract } from '../../../src/platform/graph/index.ts';

/** An analyst with write access in Neo4j Browser. */
export const byHand = (graph: Graph, projectId: string, statement: string) =>
  graph.run<{ projectId: string }, object>(
    {
      contract: parseContract(
        'test/by-hand',
        `// Purpose: What a foreign writer does.
// Access:  write
// Params:  $projectId: STRING
// Returns: nothing
// Index:   none
// Bound:   a project of a test
${statement}`,
      ),
    },
    { projectId },
  );
