// Purpose: The runs of a project, a page at a time, in the order of their ids; of one benchmark or model when given.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING?
//          $modelId: STRING?
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING, benchmarkId: STRING, modelId: STRING, split: STRING?, harness: STRING, variant: STRING, posts: LIST<STRING>, n: INTEGER, correct: INTEGER, unparsed: INTEGER, errors: INTEGER, groups: STRING
// Index:   eval_run_id_unique
// Bound:   $limit rows
MATCH (run:EvalRun {projectId: $projectId})
WHERE run.id > $after
  AND ($benchmarkId IS NULL OR run.benchmarkId = $benchmarkId)
  AND ($modelId IS NULL OR run.modelId = $modelId)
WITH run
ORDER BY run.projectId, run.id
LIMIT $limit
RETURN run.id AS id, run.benchmarkId AS benchmarkId, run.modelId AS modelId, run.split AS split, run.harness AS harness,
  run.variant AS variant, run.posts AS posts, run.n AS n, run.correct AS correct, run.unparsed AS unparsed,
  run.errors AS errors, run.groups AS groups
ORDER BY id
