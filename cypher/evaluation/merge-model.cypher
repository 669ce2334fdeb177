// Purpose: One model version: trained elsewhere, or the bundled student (a stand-in for a fine-tuned model).
// Access:  write
// Params:  $projectId: STRING
//          $modelId: STRING
//          $name: STRING
//          $datasetId: STRING?  null: what it was trained on is not known here
//          $version: INTEGER?
// Returns: id: STRING, name: STRING, datasetId: STRING?, version: INTEGER?
// Index:   model_version_id_unique
// Bound:   one row
MERGE (model:ModelVersion {projectId: $projectId, id: $modelId})
ON CREATE SET model.name = $name, model.datasetId = $datasetId, model.version = $version, model.createdAt = timestamp()
RETURN model.id AS id, model.name AS name, model.datasetId AS datasetId, model.version AS version
