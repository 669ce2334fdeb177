// Purpose: Which of these relations have no type, so that no lock can tell that they are there.
// Access:  read
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>
// Returns: id: STRING
// Index:   relation_id_unique
// Bound:   the relations given
UNWIND $relationIds AS relationId
MATCH (relation:Relation {projectId: $projectId, id: relationId})
WHERE relation.type IS NULL
RETURN relation.id AS id
