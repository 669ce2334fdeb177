// Purpose: The promise that a relation and its projection say the same: how many relations have not the one projection that says it.
// Access:  read
// Params:  $projectId: STRING
// Returns: drifted: INTEGER
// Index:   relation_id_unique
// Bound:   one row from one pass over relations
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL AND COUNT {
  MATCH (relation)-[:SUBJECT]->(subject)
  MATCH (relation)-[:OBJECT]->(object)
  MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
  WHERE projection.relationId = relation.id AND type(projection) = relation.type AND subject.id = relation.subjectId AND object.id = relation.objectId
} <> 1
RETURN count(*) AS drifted
