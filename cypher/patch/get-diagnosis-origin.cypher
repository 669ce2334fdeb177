// Purpose: What a diagnosis speaks of: the run's suite and the model with the data behind it.
// Access:  read
// Params:  $projectId: STRING
//          $diagnosisId: STRING
// Returns: runId: STRING, benchmarkId: STRING, modelId: STRING, datasetId: STRING?, version: INTEGER?
// Index:   diagnosis_id_unique
// Bound:   one row
MATCH (:Diagnosis {projectId: $projectId, id: $diagnosisId})-[:OF]->(run:EvalRun)-[:OF]->(model:ModelVersion)
RETURN run.id AS runId, run.benchmarkId AS benchmarkId, model.id AS modelId, model.datasetId AS datasetId, model.version AS version
