// Purpose: Store answers of a run, one relationship an item and repeat. They count once commit-post has named their post.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $post: STRING  what they came in with
//          $rows: LIST<{itemId: STRING, repeat: INTEGER, outcome: STRING, correct: BOOLEAN?, chosen: INTEGER?, response: STRING?, warnings: LIST<STRING>, optionScores: LIST<FLOAT>?}>  in the order of item ids, so that writers lock in one order
// Returns: nothing
// Index:   eval_run_id_unique, item_id_unique
// Bound:   1,000 rows
// Loader:  yes
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
UNWIND $rows AS row
MATCH (item:Item {projectId: $projectId, id: row.itemId})
MERGE (run)-[answered:ANSWERED {repeat: row.repeat}]->(item)
// What counts already stays as it is: a post that is given up later takes back only what it brought.
FOREACH (_ IN CASE WHEN answered.post IN run.posts THEN [] ELSE [1] END |
  SET answered.outcome = row.outcome, answered.correct = row.correct, answered.chosen = row.chosen,
    answered.response = row.response, answered.warnings = row.warnings, answered.optionScores = row.optionScores,
    answered.post = $post)
