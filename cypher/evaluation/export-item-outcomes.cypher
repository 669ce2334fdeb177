// Purpose: How each run of a suite fared on each item: judged repeats, right ones, and what was chosen; for the statistics of items.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING
// Returns: runId: STRING, modelId: STRING, itemId: STRING, judged: INTEGER, right: INTEGER, chosen: LIST<INTEGER>
// Index:   eval_run_id_unique
// Bound:   a row for each item of each run of one suite, streamed
MATCH (run:EvalRun {projectId: $projectId})
USING INDEX run:EvalRun(projectId, id)
WHERE run.id > '' AND run.benchmarkId = $benchmarkId
MATCH (run)-[answered:ANSWERED]->(item:Item)
WHERE answered.post IN run.posts AND answered.outcome <> 'error'
RETURN run.id AS runId, run.modelId AS modelId, item.id AS itemId, count(*) AS judged,
  sum(CASE WHEN answered.correct = true THEN 1 ELSE 0 END) AS right,
  [choice IN collect(answered.chosen) WHERE choice IS NOT NULL] AS chosen
