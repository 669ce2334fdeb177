// Purpose: Relations that say these claims, whatever their ids: after a merge a relation keeps the id of what was first stated.
// Access:  read
// Params:  $projectId: STRING
//          $claims: LIST<{i: INTEGER, subjectId: STRING, type: STRING, objectId: STRING}>
// Returns: i: INTEGER, id: STRING
// Index:   concept_id_unique
// Bound:   one row a claim that is stated
UNWIND $claims AS row
MATCH (subject:Concept {projectId: $projectId, id: row.subjectId})
CALL {
  WITH row, subject
  MATCH (object:Concept {projectId: subject.projectId, id: row.objectId})
  RETURN object
}
MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
WHERE type(projection) = row.type
RETURN row.i AS i, min(projection.relationId) AS id
