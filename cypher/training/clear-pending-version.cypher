// Purpose: Take back the edges of a version that was begun, some at a time; called until none is left.
// Access:  write
// Params:  $projectId: STRING
//          $pendingId: STRING
// Returns: deleted: INTEGER
// Index:   dataset_version_id_unique
// Bound:   5,000 edges
MATCH (version:DatasetVersion {projectId: $projectId, id: $pendingId})-[edge:ADDS|DROPS|REPLAYS|REFUSED|CLOSEST]->()
WITH edge
LIMIT 5000
DELETE edge
RETURN count(*) AS deleted
