import { connectGraph, parseContract, type Query } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';

const createConcept: Query<{ projectId: string; id: string }, object> = {
  contract: parseContract(
    'test/create-concept',
    `// Purpose: A concept of this id, whether there is one or not.
// Access:  write
// Params:  $projectId: STRING
//          $id: STRING
// Returns: nothing
// Index:   none
// Bound:   one row
CREATE (:Concept {projectId: $projectId, id: $id})`,
  ),
};

// The words of a constraint repeat the values: a project of that name was told that Neo4j does not answer, and its races were not run again.
test('what the server says of a node is not taken for a pool without connections', async ({ graph, projectId }) => {
  const named = { projectId, id: 'con_carpool0acquisition' };
  await graph.run(createConcept, named);
  await expect(graph.run(createConcept, named)).rejects.toMatchObject({ code: 'graph/constraint' });
});

test('a server that is not there is unavailable, and so is a connection that was closed', async () => {
  const gone = connectGraph({
    uri: 'bolt://127.0.0.1:9',
    username: 'x',
    password: 'x',
    database: 'neo4j',
    retryTimeMs: 1,
  });
  await expect(gone.verify()).rejects.toMatchObject({ code: 'graph/unavailable' });
  await gone.close();
  await expect(gone.verify()).rejects.toMatchObject({ code: 'graph/unavailable' });
});
