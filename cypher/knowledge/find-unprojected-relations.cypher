// Purpose: Relations whose projection is missing, doubled or says something else.
// Access:  read
// Params:  $projectId: STRING
//          $limit: INTEGER
// Returns: id: STRING, type: STRING, subjectId: STRING, objectId: STRING
// Index:   relation_id_unique
// Bound:   $limit rows from one pass over relations
MATCH (relation:Relation {projectId: $projectId})
USING INDEX relation:Relation(projectId, id)
WHERE relation.id IS NOT NULL
MATCH (relation)-[:SUBJECT]->(subject:Concept)
MATCH (relation)-[:OBJECT]->(object:Concept)
WHERE relation.type IS :: STRING NOT NULL AND COUNT { MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object) WHERE projection.relationId = relation.id AND type(projection) = relation.type } <> 1
RETURN relation.id AS id, relation.type AS type, subject.id AS subjectId, object.id AS objectId
ORDER BY id
LIMIT $limit
