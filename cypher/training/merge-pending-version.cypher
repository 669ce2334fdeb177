// Purpose: Begin a version under a name of its own: nobody sees it before it is sealed. Begun again after a crash, it is emptied and filled anew.
// Access:  write
// Params:  $projectId: STRING
//          $pendingId: STRING
// Returns: id: STRING
// Index:   dataset_version_id_unique
// Bound:   one row
MERGE (version:DatasetVersion {projectId: $projectId, id: $pendingId})
RETURN version.id AS id
