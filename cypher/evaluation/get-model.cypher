// Purpose: One model version.
// Access:  read
// Params:  $projectId: STRING
//          $modelId: STRING
// Returns: id: STRING, name: STRING, datasetId: STRING?, version: INTEGER?
// Index:   model_version_id_unique
// Bound:   one row
MATCH (model:ModelVersion {projectId: $projectId, id: $modelId})
RETURN model.id AS id, model.name AS name, model.datasetId AS datasetId, model.version AS version
