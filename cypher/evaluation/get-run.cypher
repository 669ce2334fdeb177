// Purpose: One run with its score. groups is JSON: the counts of each split and discipline.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
// Returns: id: STRING, benchmarkId: STRING, modelId: STRING, split: STRING?, harness: STRING, variant: STRING, posts: LIST<STRING>, n: INTEGER, correct: INTEGER, unparsed: INTEGER, errors: INTEGER, groups: STRING
// Index:   eval_run_id_unique
// Bound:   one row
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
RETURN run.id AS id, run.benchmarkId AS benchmarkId, run.modelId AS modelId, run.split AS split, run.harness AS harness,
  run.variant AS variant, run.posts AS posts, run.n AS n, run.correct AS correct, run.unparsed AS unparsed,
  run.errors AS errors, run.groups AS groups
