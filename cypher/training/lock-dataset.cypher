// Purpose: Order the writers of a dataset's versions: the second waits here and then sees the first one's version.
// Access:  write
// Params:  $projectId: STRING
//          $datasetId: STRING
// Returns: versions: INTEGER
// Index:   dataset_id_unique
// Bound:   one row
MATCH (dataset:Dataset {projectId: $projectId, id: $datasetId})
SET dataset.touched = coalesce(dataset.touched, 0) + 1
RETURN dataset.versions AS versions
