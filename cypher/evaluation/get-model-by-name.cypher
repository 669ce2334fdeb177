// Purpose: The newest model version of a name, for callers that know no ids.
// Access:  read
// Params:  $projectId: STRING
//          $name: STRING
// Returns: id: STRING, name: STRING, datasetId: STRING?, version: INTEGER?
// Index:   model_version_name
// Bound:   one row
MATCH (model:ModelVersion {projectId: $projectId, name: $name})
RETURN model.id AS id, model.name AS name, model.datasetId AS datasetId, model.version AS version
ORDER BY model.createdAt DESC, id
LIMIT 1
