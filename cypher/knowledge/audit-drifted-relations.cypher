// Purpose: How many relations have not one subject, one object and the one projection that says what they say; asked only when the count of those that have differs.
// Access:  read
// Params:  $projectId: STRING
// Returns: drifted: INTEGER
// Index:   relation_id_unique
// Bound:   one row from one pass over relations
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL AND (COUNT { (relation)-[:SUBJECT|OBJECT]->() } <> 2 OR COUNT {
  MATCH (relation)-[:SUBJECT]->(subject)
  MATCH (relation)-[:OBJECT]->(object)
  MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
  WHERE projection.relationId = relation.id AND type(projection) = relation.type
} <> 1)
RETURN count(*) AS drifted
