// Purpose: Say which dataset version a model was trained on.
// Access:  write
// Params:  $projectId: STRING
//          $modelId: STRING
//          $versionId: STRING  node id of the dataset version
// Returns: id: STRING
// Index:   model_version_id_unique, dataset_version_id_unique
// Bound:   one row
MATCH (model:ModelVersion {projectId: $projectId, id: $modelId})
SET model.trained = true
WITH model
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})
MERGE (model)-[:TRAINED_ON]->(version)
RETURN version.id AS id
