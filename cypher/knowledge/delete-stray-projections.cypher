// Purpose: Remove the projected relationships of these held concepts that no relation stands behind.
// Access:  write
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>  in the order of ids
//          $kept: LIST<STRING>  relations that nobody can tell the ends of: theirs stay
// Returns: deleted: INTEGER
// Index:   concept_id_unique
// Bound:   the projections of the concepts given
UNWIND $conceptIds AS conceptId
MATCH (subject:Concept {projectId: $projectId, id: conceptId})
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
WHERE NOT coalesce(projection.relationId IN $kept, false) AND NOT EXISTS {
  MATCH (subject)<-[:SUBJECT]-(relation:Relation)-[:OBJECT]->(object)
  WHERE relation.id = projection.relationId AND relation.type = type(projection)
}
DELETE projection
RETURN count(*) AS deleted
