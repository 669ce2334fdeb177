// Purpose: Take the write lock of a run, so that two posts that end together are scored one after the other.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
// Returns: posts: LIST<STRING>
// Index:   eval_run_id_unique
// Bound:   one row
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
SET run.lock = coalesce(run.lock, 0) + 1
RETURN run.posts AS posts
