// Purpose: What is known of the senses of terms that are stated: whether the plain one has a type and a definition, these and its neighbors where its type does not go with the stated one, and the further sense. No row: neither is known.
// Access:  read
// Params:  $projectId: STRING
//          $rows: LIST<{i: INTEGER, id: STRING, sensedId: STRING, compatible: LIST<STRING>}>
//          $neighbors: INTEGER  most neighbors of each
// Returns: i: INTEGER, definition: STRING?, near: LIST<STRING>, sensedDefinition: STRING?, decision: STRING?
// Index:   concept_id_unique, merge_decision_id_unique
// Bound:   one row a row
UNWIND $rows AS row
OPTIONAL MATCH (plain:Concept {projectId: $projectId, id: row.id})
OPTIONAL MATCH (sensed:Concept {projectId: $projectId, id: row.sensedId})
WITH row, plain, sensed, plain.definition IS NOT NULL AND plain.type IS NOT NULL AS isKnown
WHERE sensed IS NOT NULL OR isKnown
WITH row, plain, sensed, isKnown, isKnown AND NOT plain.type IN row.compatible AS isForeign
OPTIONAL MATCH (decision:MergeDecision {projectId: $projectId, id: 'split ' + row.sensedId})
CALL {
  WITH plain, isForeign
  WITH plain, isForeign WHERE isForeign
  MATCH (plain)<-[:SUBJECT|OBJECT]-(:Relation)-[:SUBJECT|OBJECT]->(near:Concept)
  WHERE near <> plain
  WITH DISTINCT near.normalized AS normalized ORDER BY normalized LIMIT $neighbors
  RETURN collect(normalized) AS near
}
RETURN row.i AS i, CASE WHEN isForeign THEN plain.definition END AS definition, near,
       sensed.definition AS sensedDefinition, decision.decision AS decision
