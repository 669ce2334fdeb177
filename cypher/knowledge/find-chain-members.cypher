// Purpose: Everything that removing these chains may take along, so that it can be held first.
// Access:  read
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: chainId: STRING, conceptIds: LIST<STRING>, relationIds: LIST<STRING>, chunkIds: LIST<STRING>, documentIds: LIST<STRING>
// Index:   chain_id_unique
// Bound:   one row a chain that is there
UNWIND $chainIds AS id
MATCH (chain:Chain {projectId: $projectId, id: id})
RETURN chain.id AS chainId, [(chain)-[:HAS_NODE]->(concept:Concept) | concept.id] AS conceptIds,
  [(chain)-[:HAS_EDGE]->(relation:Relation) | relation.id] AS relationIds,
  [(chain)-[:HAS_EDGE]->(:Relation)-[:EVIDENCED_BY]->(chunk:Chunk) | chunk.id] AS chunkIds,
  [(chain)-[:HAS_EDGE]->(:Relation)-[:EVIDENCED_BY]->(document:Document) | document.id] AS documentIds
