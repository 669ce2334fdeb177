// Purpose: From here on the version is there, and immutable.
// Access:  write
// Params:  $projectId: STRING
//          $datasetId: STRING
//          $versionId: STRING
//          $n: INTEGER
// Returns: n: INTEGER
// Index:   dataset_id_unique, dataset_version_id_unique
// Bound:   one row
MATCH (dataset:Dataset {projectId: $projectId, id: $datasetId})
SET dataset.versions = CASE WHEN dataset.versions < $n THEN $n ELSE dataset.versions END
WITH dataset
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})
SET version.sealed = true
RETURN version.n AS n
