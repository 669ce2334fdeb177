// Purpose: The answers of a run, a page at a time, by item and repeat; only some outcomes when asked.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
//          $outcomes: LIST<STRING>  of correct, wrong, unparsed, error
//          $afterItem: STRING  the last item seen, '' at first
//          $afterRepeat: INTEGER  and its repeat
//          $limit: INTEGER
// Returns: itemId: STRING, repeat: INTEGER, outcome: STRING, correct: BOOLEAN?, chosen: INTEGER?, response: STRING?, warnings: LIST<STRING>
// Index:   eval_run_id_unique
// Bound:   $limit rows of the answers of one run
MATCH (run:EvalRun {projectId: $projectId, id: $runId})-[answered:ANSWERED]->(item:Item)
WHERE answered.post IN run.posts AND answered.outcome IN $outcomes
  AND (item.id > $afterItem OR (item.id = $afterItem AND answered.repeat > $afterRepeat))
WITH answered, item
ORDER BY item.id, answered.repeat
LIMIT $limit
RETURN item.id AS itemId, answered.repeat AS repeat, answered.outcome AS outcome, answered.correct AS correct,
  answered.chosen AS chosen, answered.response AS response, answered.warnings AS warnings
ORDER BY itemId, repeat
