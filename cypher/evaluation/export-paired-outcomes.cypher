// Purpose: The items that two runs both judged, with how each fared: right when more than half of the judged repeats are.
// Access:  read
// Params:  $projectId: STRING
//          $baseId: STRING
//          $candidateId: STRING
// Returns: itemId: STRING, split: STRING, discipline: STRING, base: BOOLEAN, candidate: BOOLEAN
// Index:   eval_run_id_unique
// Bound:   the items of one run, streamed
MATCH (base:EvalRun {projectId: $projectId, id: $baseId})-[first:ANSWERED]->(item:Item)
WHERE first.post IN base.posts AND first.outcome <> 'error'
WITH item, count(*) AS firstJudged, sum(CASE WHEN first.correct = true THEN 1 ELSE 0 END) AS firstRight
MATCH (candidate:EvalRun {projectId: $projectId, id: $candidateId})-[second:ANSWERED]->(item)
WHERE second.post IN candidate.posts AND second.outcome <> 'error'
WITH item, firstJudged, firstRight, count(*) AS secondJudged,
  sum(CASE WHEN second.correct = true THEN 1 ELSE 0 END) AS secondRight
RETURN item.id AS itemId, item.split AS split, item.discipline AS discipline, 2 * firstRight > firstJudged AS base,
  2 * secondRight > secondJudged AS candidate
