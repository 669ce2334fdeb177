// Purpose: Let the answers of a post count, and store the score with them. A post that counts already is not added twice.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $post: STRING
//          $n: INTEGER
//          $correct: INTEGER
//          $unparsed: INTEGER
//          $errors: INTEGER
//          $groups: STRING  JSON of the rows of find-outcome-counts
// Returns: id: STRING
// Index:   eval_run_id_unique
// Bound:   one row
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
SET run.posts = CASE WHEN $post IN run.posts THEN run.posts ELSE run.posts + $post END,
  run.n = $n, run.correct = $correct, run.unparsed = $unparsed, run.errors = $errors, run.groups = $groups
RETURN run.id AS id
