// Purpose: One version.
// Access:  read
// Params:  $projectId: STRING
//          $versionId: STRING
// Returns: id: STRING, datasetId: STRING, n: INTEGER, contentHash: STRING, benchmarkId: STRING?, properties: STRING
// Index:   dataset_version_id_unique
// Bound:   one row
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})
RETURN version.id AS id, version.datasetId AS datasetId, version.n AS n, version.contentHash AS contentHash,
       version.benchmarkId AS benchmarkId, version.properties AS properties
