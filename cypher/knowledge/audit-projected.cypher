// Purpose: The promise that a relation and its projection say the same: the relations of one type that have one subject and, from there, a projection of their own, with their ends, as store numbers; subjects[k] is the
//   subject's times 16,384 plus the relation's within its part. The object is -1 where the projection ends elsewhere. A relation with two objects or two projections comes twice.
//   The caller narrows the pattern to the type. Ends are compared after the expansion: expanding into two known ends takes a third longer, but not so around a crowd.
// Access:  read
// Params:  $projectId: STRING
//          $type: STRING
//          $crowd: INTEGER  subjects with as many projections of the type are left to audit-projected-crowds
// Returns: part: INTEGER, subjects: LIST<FLOAT>, objects: LIST<FLOAT>
// Index:   relation_type_id
// Bound:   two numbers a relation; a row for each 16,384 store numbers
MATCH (relation:Relation {projectId: $projectId, type: $type})
USING INDEX relation:Relation(projectId, type, id)
WHERE relation.id IS NOT NULL AND COUNT { (relation)-[:SUBJECT]->() } = 1
MATCH (relation)-[:SUBJECT]->(subject)
WHERE COUNT { (subject)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->() } < $crowd
MATCH (relation)-[:OBJECT]->(object)
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(end)
WHERE projection.relationId = relation.id
RETURN id(relation) / 16384 AS part, collect(id(subject) * 16384.0 + id(relation) % 16384) AS subjects,
  collect(CASE WHEN id(end) = id(object) THEN id(object) * 1.0 ELSE -1.0 END) AS objects
