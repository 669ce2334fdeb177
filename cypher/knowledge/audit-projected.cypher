// Purpose: The promise that a relation and its projection say the same: the relations that have a projection of their own, with their ends, as store numbers. One with two comes twice.
//   The ends are compared by number after the expansion: expanding into two known ends takes a third longer.
// Access:  read
// Params:  $projectId: STRING
//          $from: STRING  ids from this one
//          $before: STRING  to this one, so that halves can be read side by side
// Returns: part: INTEGER, relations: LIST<INTEGER>, subjects: LIST<INTEGER>, objects: LIST<INTEGER>
// Index:   relation_id_unique
// Bound:   three numbers a relation; a row for each 4,096 store numbers
MATCH (relation:Relation {projectId: $projectId})
USING INDEX relation:Relation(projectId, id)
WHERE relation.id >= $from AND relation.id < $before
MATCH (relation)-[:SUBJECT]->(subject)
MATCH (relation)-[:OBJECT]->(object)
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(end)
WHERE id(end) = id(object) AND projection.relationId = relation.id AND type(projection) = relation.type
  AND subject.id = relation.subjectId AND object.id = relation.objectId
RETURN id(relation) / 4096 AS part, collect(id(relation)) AS relations, collect(id(subject)) AS subjects, collect(id(object)) AS objects
