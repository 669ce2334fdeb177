// Purpose: As audit-projected, around the subjects that have a crowd of projections of one type: each relation looks between its own ends only, so this is linear there.
// Access:  read
// Params:  $projectId: STRING
//          $subjects: LIST<INTEGER>  store numbers of concepts
//          $crowd: INTEGER  types with fewer projections of the subject are left to audit-projected
// Returns: part: INTEGER, subjects: LIST<FLOAT>, objects: LIST<FLOAT>
// Index:   none
// Bound:   two numbers a relation of these subjects; a row for each 16,384 store numbers
UNWIND $subjects AS crowded
MATCH (subject) WHERE id(subject) = crowded
CALL {
  WITH subject
  MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->()
  WITH type(projection) AS type, count(*) AS projections
  WHERE projections >= $crowd
  RETURN collect(type) AS types
}
MATCH (subject)<-[:SUBJECT]-(relation:Relation)
WHERE relation.projectId = $projectId AND relation.type IN types AND COUNT { (relation)-[:SUBJECT|OBJECT]->() } = 2
MATCH (relation)-[:OBJECT]->(object)
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
WHERE projection.relationId = relation.id AND type(projection) = relation.type
RETURN id(relation) / 16384 AS part, collect(id(subject) * 16384.0 + id(relation) % 16384) AS subjects, collect(id(object) * 1.0) AS objects
