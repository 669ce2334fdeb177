// Purpose: Take back a version that was begun and cleared.
// Access:  write
// Params:  $projectId: STRING
//          $pendingId: STRING
// Returns: deleted: INTEGER
// Index:   dataset_version_id_unique
// Bound:   one node
MATCH (version:DatasetVersion {projectId: $projectId, id: $pendingId})
DETACH DELETE version
RETURN count(*) AS deleted
