// Purpose: The promise that a relation and its projection say the same: the relations of one type that have one subject, one object and a projection of their own, with their ends, as store numbers. One with two comes twice.
//   The caller narrows the pattern to the type. The ends are compared by number after the expansion: expanding into two known ends takes a third longer, but not so around a crowd, which is left out here.
// Access:  read
// Params:  $projectId: STRING
//          $type: STRING
//          $crowd: INTEGER  subjects with as many projections of the type are left to audit-projected-crowds
// Returns: part: INTEGER, relations: LIST<INTEGER>, subjects: LIST<INTEGER>, objects: LIST<INTEGER>
// Index:   relation_type_id
// Bound:   three numbers a relation; a row for each 16,384 store numbers
MATCH (relation:Relation {projectId: $projectId, type: $type})
USING INDEX relation:Relation(projectId, type, id)
WHERE relation.id IS NOT NULL AND COUNT { (relation)-[:SUBJECT|OBJECT]->() } = 2
MATCH (relation)-[:SUBJECT]->(subject)
WHERE COUNT { (subject)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->() } < $crowd
MATCH (relation)-[:OBJECT]->(object)
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(end)
WHERE id(end) = id(object) AND projection.relationId = relation.id
RETURN id(relation) / 16384 AS part, collect(id(relation)) AS relations, collect(id(subject)) AS subjects, collect(id(object)) AS objects
