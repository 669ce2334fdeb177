import { type Graph, parseContract, type Query } from '../../../src/platform/graph/index.ts';

/** An item on a chain, which requires all that the chain holds: what a built suite leaves in the graph. */
const give: Query<{ projectId: string; itemId: string; chainId: string }, { made: number }> = {
  contract: parseContract(
    'test/give-item',
    `// Purpose: An item that tests a chain and requires its nodes and edges.
// Access:  write
// Params:  $projectId: STRING
//          $itemId: STRING
//          $chainId: STRING
// Returns: made: INTEGER
// Index:   chain_id_unique
// Bound:   one item
MATCH (chain:Chain {projectId: $projectId, id: $chainId})
CREATE (item:Item {projectId: $projectId, id: $itemId})-[:TESTS]->(chain)
WITH item, chain
MATCH (chain)-[:HAS_NODE|HAS_EDGE]->(needed)
CREATE (item)-[:REQUIRES]->(needed)
RETURN count(*) AS made`,
  ),
};
const look: Query<{ projectId: string; itemId: string }, { tests: readonly string[]; requires: readonly string[] }> = {
  contract: parseContract(
    'test/look-at-item',
    `// Purpose: What an item tests and requires.
// Access:  read
// Params:  $projectId: STRING
//          $itemId: STRING
// Returns: tests: LIST<STRING>, requires: LIST<STRING>
// Index:   item_id_unique
// Bound:   one row
MATCH (item:Item {projectId: $projectId, id: $itemId})
RETURN [(item)-[:TESTS]->(chain) | chain.id] AS tests, [(item)-[:REQUIRES]->(needed) | needed.id] AS requires`,
  ),
};

export async function giveItem(graph: Graph, projectId: string, itemId: string, chainId: string): Promise<void> {
  await graph.run(give, { projectId, itemId, chainId });
}

export async function itemOf(graph: Graph, projectId: string, itemId: string) {
  const [row] = await graph.run(look, { projectId, itemId });
  return { tests: row?.tests ?? [], requires: row?.requires ?? [] };
}
