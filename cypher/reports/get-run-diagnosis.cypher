// Purpose: The newest finished diagnosis of a run.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
// Returns: diagnosisId: STRING
// Index:   eval_run_id_unique
// Bound:   one row
MATCH (:EvalRun {projectId: $projectId, id: $runId})<-[:OF]-(diagnosis:Diagnosis)
WHERE diagnosis.sealed
RETURN diagnosis.id AS diagnosisId
ORDER BY diagnosis.createdAt DESC, diagnosisId
LIMIT 1
