// Purpose: The promise that a relation and its projection say the same: how many relations have a projection of their own.
// Access:  read
// Params:  $projectId: STRING
// Returns: projected: INTEGER
// Index:   relation_id_unique
// Bound:   one row from one pass over relations
MATCH (relation:Relation {projectId: $projectId})
USING INDEX relation:Relation(projectId, id)
WHERE relation.id IS NOT NULL
MATCH (relation)-[:SUBJECT]->(subject)
MATCH (relation)-[:OBJECT]->(object)
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
WHERE projection.relationId = relation.id AND type(projection) = relation.type AND subject.id = relation.subjectId AND object.id = relation.objectId
RETURN count(DISTINCT relation) AS projected
