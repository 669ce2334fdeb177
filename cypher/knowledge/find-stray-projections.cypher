// Purpose: Projected relationships that no relation stands behind, or that say something else than it.
// Access:  read
// Params:  $projectId: STRING
//          $limit: INTEGER
// Returns: subjectId: STRING, objectId: STRING, type: STRING, relationId: STRING?
// Index:   concept_id_unique
// Bound:   $limit rows from one pass over projections
MATCH (subject:Concept {projectId: $projectId})
WHERE subject.id IS NOT NULL
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
WHERE NOT EXISTS {
  MATCH (subject)<-[:SUBJECT]-(relation:Relation)-[:OBJECT]->(object)
  WHERE relation.id = projection.relationId AND relation.type = type(projection)
}
RETURN subject.id AS subjectId, object.id AS objectId, type(projection) AS type, projection.relationId AS relationId
ORDER BY subjectId, objectId, type
LIMIT $limit
