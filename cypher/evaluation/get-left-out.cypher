// Purpose: The lines of a run's last log that were left out.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
// Returns: leftOut: STRING?
// Index:   eval_run_id_unique
// Bound:   one row
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
RETURN run.leftOut AS leftOut
