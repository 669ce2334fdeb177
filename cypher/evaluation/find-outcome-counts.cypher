// Purpose: The score of a run by split and discipline, an item counted once: right when more than half of its judged repeats
//          are, unparsed when none of them could be read, an error when there is no judged one.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
//          $posts: LIST<STRING>  the posts that count
// Returns: split: STRING, discipline: STRING, n: INTEGER, correct: INTEGER, unparsed: INTEGER, errors: INTEGER
// Index:   eval_run_id_unique
// Bound:   the answers of one run; two rows a discipline
MATCH (run:EvalRun {projectId: $projectId, id: $runId})-[answered:ANSWERED]->(item:Item)
WHERE answered.post IN $posts
WITH item,
  sum(CASE WHEN answered.outcome = 'error' THEN 0 ELSE 1 END) AS judged,
  sum(CASE WHEN answered.correct = true THEN 1 ELSE 0 END) AS right,
  sum(CASE WHEN answered.outcome = 'unparsed' THEN 1 ELSE 0 END) AS unread
RETURN item.split AS split, item.discipline AS discipline,
  sum(CASE WHEN judged > 0 THEN 1 ELSE 0 END) AS n,
  sum(CASE WHEN 2 * right > judged THEN 1 ELSE 0 END) AS correct,
  sum(CASE WHEN judged > 0 AND unread = judged AND 2 * right <= judged THEN 1 ELSE 0 END) AS unparsed,
  sum(CASE WHEN judged = 0 THEN 1 ELSE 0 END) AS errors
ORDER BY discipline, split
