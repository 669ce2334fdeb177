// Purpose: The model versions of a project, a page at a time, in the order of their ids.
// Access:  read
// Params:  $projectId: STRING
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING, name: STRING, datasetId: STRING?, version: INTEGER?
// Index:   model_version_id_unique
// Bound:   $limit rows
MATCH (model:ModelVersion {projectId: $projectId})
WHERE model.id > $after
WITH model
ORDER BY model.projectId, model.id
LIMIT $limit
RETURN model.id AS id, model.name AS name, model.datasetId AS datasetId, model.version AS version
ORDER BY id
