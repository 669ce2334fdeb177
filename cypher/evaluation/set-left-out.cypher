// Purpose: Keep with a run which lines of its log were left out, and why.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $post: STRING
//          $leftOut: STRING  JSON list of {line, code, detail}
// Returns: nothing
// Index:   eval_run_id_unique
// Bound:   one row
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
SET run.leftOut = $leftOut, run.leftOutPost = $post
