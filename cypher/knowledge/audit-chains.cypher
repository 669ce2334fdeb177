// Purpose: The promise that every chain is a simple path: two relations or more, one more node than relations, each relation joining the nodes beside it in its direction.
// Access:  read
// Params:  $projectId: STRING
//          $examples: INTEGER
// Returns: broken: INTEGER, chainIds: LIST<STRING>
// Index:   chain_id_unique
// Bound:   one row from one pass over chains
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id IS NOT NULL
CALL {
  WITH chain
  MATCH (chain)-[at:HAS_NODE]->(concept)
  WITH at, concept ORDER BY at.i
  RETURN collect(at.i) AS places, collect(id(concept)) AS nodes
}
CALL {
  WITH chain
  MATCH (chain)-[at:HAS_EDGE]->(relation)
  OPTIONAL MATCH (relation)-[:SUBJECT]->(subject)
  OPTIONAL MATCH (relation)-[:OBJECT]->(object)
  WITH at, id(subject) AS subject, id(object) AS object ORDER BY at.i
  RETURN collect({i: at.i, from: CASE at.direction WHEN 'forward' THEN subject ELSE object END,
    to: CASE at.direction WHEN 'forward' THEN object ELSE subject END}) AS edges
}
WITH chain, places, nodes, edges
// What is missing compares to nothing, so it is not the fault that is looked for but its absence.
WHERE NOT coalesce(size(edges) >= 2 AND size(nodes) = size(edges) + 1 AND places = range(0, size(nodes) - 1)
  AND all(i IN range(0, size(edges) - 1) WHERE edges[i].i = i AND edges[i].from = nodes[i] AND edges[i].to = nodes[i + 1]), false)
RETURN count(*) AS broken, collect(chain.id)[..$examples] AS chainIds
