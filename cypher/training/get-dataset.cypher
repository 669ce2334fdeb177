// Purpose: One dataset.
// Access:  read
// Params:  $projectId: STRING
//          $datasetId: STRING
// Returns: id: STRING, name: STRING, versions: INTEGER
// Index:   dataset_id_unique
// Bound:   one row
MATCH (dataset:Dataset {projectId: $projectId, id: $datasetId})
RETURN dataset.id AS id, dataset.name AS name, dataset.versions AS versions
