// Purpose: The newest finished diagnosis of a run, of those that looked at the same items.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
//          $split: STRING  dev or all
// Returns: diagnosisId: STRING
// Index:   eval_run_id_unique
// Bound:   one row
MATCH (:EvalRun {projectId: $projectId, id: $runId})<-[:OF]-(diagnosis:Diagnosis)
WHERE diagnosis.sealed AND diagnosis.split = $split
RETURN diagnosis.id AS diagnosisId
ORDER BY diagnosis.createdAt DESC, diagnosisId
LIMIT 1
