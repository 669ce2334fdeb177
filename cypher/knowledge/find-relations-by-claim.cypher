// Purpose: Relations that say these claims, whatever their ids: after a merge a relation keeps the id of what was first stated.
// Access:  read
// Params:  $projectId: STRING
//          $claims: LIST<{i: INTEGER, subjectId: STRING, type: STRING, objectId: STRING}>
// Returns: i: INTEGER, id: STRING
// Index:   concept_id_unique
// Bound:   one row a claim that is stated
UNWIND $claims AS row
MATCH (subject:Concept {projectId: $projectId, id: row.subjectId})<-[:SUBJECT]-(relation:Relation)
USING INDEX subject:Concept(projectId, id)
WHERE relation.type = row.type AND relation.objectId = row.objectId
RETURN row.i AS i, min(relation.id) AS id
