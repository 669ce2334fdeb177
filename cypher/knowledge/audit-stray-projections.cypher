// Purpose: Projections that no relation stands behind, or that say something else than it; asked only when there are more or fewer projections than relations.
// Access:  read
// Params:  $projectId: STRING
// Returns: stray: INTEGER
// Index:   concept_id_unique
// Bound:   one row from one pass over projections
MATCH (subject:Concept {projectId: $projectId})
USING INDEX subject:Concept(projectId, id)
WHERE subject.id IS NOT NULL
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
WHERE NOT EXISTS {
  MATCH (subject)<-[:SUBJECT]-(relation:Relation)-[:OBJECT]->(object)
  WHERE relation.id = projection.relationId AND relation.type = type(projection)
}
RETURN count(*) AS stray
