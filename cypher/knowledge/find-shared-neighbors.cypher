// Purpose: For pairs of concepts, how many concepts both are related to, how many either is, and whether a relation or a chain joins the two.
// Access:  read
// Params:  $projectId: STRING
//          $pairs: LIST<{i: INTEGER, a: STRING, b: STRING}>
//          $each: INTEGER  most neighbors looked at
// Returns: i: INTEGER, shared: INTEGER, either: INTEGER, joined: BOOLEAN
// Index:   concept_id_unique
// Bound:   one row a pair
UNWIND $pairs AS pair
MATCH (a:Concept {projectId: $projectId, id: pair.a})
MATCH (b:Concept {projectId: a.projectId, id: pair.b})
CALL {
  WITH a
  MATCH (a)<-[:SUBJECT|OBJECT]-(:Relation)-[:SUBJECT|OBJECT]->(near)
  WITH DISTINCT near LIMIT $each
  RETURN collect(near.id) AS nearA
}
CALL {
  WITH b
  MATCH (b)<-[:SUBJECT|OBJECT]-(:Relation)-[:SUBJECT|OBJECT]->(near)
  WITH DISTINCT near LIMIT $each
  RETURN collect(near.id) AS nearB
}
WITH pair, nearA, nearB, [id IN nearA WHERE id IN nearB] AS both,
  pair.b IN nearA OR EXISTS { (a)<-[:HAS_NODE]-(:Chain)-[:HAS_NODE]->(b) } AS joined
RETURN pair.i AS i, size(both) AS shared, size(nearA) + size(nearB) - size(both) AS either, joined
