// Purpose: Hold the relations that are there already.
// Access:  write
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>  in the order of ids, as every writer locks
// Returns: id: STRING, node: INTEGER, alive: BOOLEAN
// Index:   relation_id_unique
// Bound:   one row a relation that is there
// Loader:  yes
UNWIND $relationIds AS relationId
MATCH (relation:Relation {projectId: $projectId, id: relationId})
SET relation._lock = true
RETURN relationId AS id, id(relation) AS node, relation.type IS NOT NULL AND relation:Relation AS alive
