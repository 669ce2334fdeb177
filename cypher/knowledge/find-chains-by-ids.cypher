// Purpose: Chains with their nodes and steps.
// Access:  read
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: id: STRING, name: STRING, summary: STRING, discipline: STRING, preconditions: LIST<STRING>, negativeConstraints: LIST<STRING>, nodes: LIST<{i: INTEGER, id: STRING, term: STRING}>, steps: LIST<{i: INTEGER, relationId: STRING, type: STRING, direction: STRING}>
// Index:   chain_id_unique
// Bound:   one row a chain
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})
RETURN chain.id AS id, chain.name AS name, chain.summary AS summary, chain.discipline AS discipline, chain.preconditions AS preconditions,
  chain.negativeConstraints AS negativeConstraints,
  [(chain)-[node:HAS_NODE]->(concept) | {i: node.i, id: concept.id, term: concept.term}] AS nodes,
  [(chain)-[edge:HAS_EDGE]->(relation) | {i: edge.i, relationId: relation.id, type: relation.type, direction: edge.direction}] AS steps
