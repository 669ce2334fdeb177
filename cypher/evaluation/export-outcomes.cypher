// Purpose: Every answer that counts in a run, without its text, for diagnosis and reports.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
// Returns: itemId: STRING, repeat: INTEGER, outcome: STRING, correct: BOOLEAN?, chosen: INTEGER?, warnings: LIST<STRING>
// Index:   eval_run_id_unique
// Bound:   the answers of one run, streamed
MATCH (run:EvalRun {projectId: $projectId, id: $runId})-[answered:ANSWERED]->(item:Item)
WHERE answered.post IN run.posts
RETURN item.id AS itemId, answered.repeat AS repeat, answered.outcome AS outcome, answered.correct AS correct,
  answered.chosen AS chosen, answered.warnings AS warnings
