// Purpose: The version that the same work made before, if there is one.
// Access:  read
// Params:  $projectId: STRING
//          $datasetId: STRING
//          $identity: STRING
// Returns: n: INTEGER
// Index:   dataset_id_unique
// Bound:   one row, out of the versions of one dataset
MATCH (dataset:Dataset {projectId: $projectId, id: $datasetId})-[:HAS_VERSION]->(version:DatasetVersion)
WHERE version.identity = $identity
RETURN version.n AS n
ORDER BY n
LIMIT 1
