// Purpose: Name a dataset; the same name is the same dataset.
// Access:  write
// Params:  $projectId: STRING
//          $datasetId: STRING
//          $name: STRING
// Returns: id: STRING, name: STRING, versions: INTEGER
// Index:   dataset_id_unique
// Bound:   one row
MERGE (dataset:Dataset {projectId: $projectId, id: $datasetId})
ON CREATE SET dataset.name = $name, dataset.versions = 0, dataset.createdAt = toString(datetime())
RETURN dataset.id AS id, dataset.name AS name, dataset.versions AS versions
