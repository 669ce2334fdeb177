// Purpose: Which of these chains are no simple path through their own nodes; none, before a write commits.
// Access:  read
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: id: STRING
// Index:   chain_id_unique
// Bound:   one row a broken chain
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})
CALL {
  WITH chain
  MATCH (chain)-[at:HAS_NODE]->(concept)
  WITH at, concept ORDER BY at.i
  RETURN collect(at.i) AS places, collect(concept.id) AS nodes
}
CALL {
  WITH chain
  MATCH (chain)-[at:HAS_EDGE]->(relation)
  WITH at, relation ORDER BY at.i
  RETURN collect({i: at.i, from: CASE at.direction WHEN 'forward' THEN relation.subjectId ELSE relation.objectId END,
    to: CASE at.direction WHEN 'forward' THEN relation.objectId ELSE relation.subjectId END}) AS edges
}
WITH chain, places, nodes, edges
WHERE size(edges) < 2 OR size(nodes) <> size(edges) + 1 OR places <> range(0, size(nodes) - 1)
  OR any(i IN range(0, size(edges) - 1) WHERE edges[i].i <> i OR edges[i].from <> nodes[i] OR edges[i].to <> nodes[i + 1])
RETURN chain.id AS id
