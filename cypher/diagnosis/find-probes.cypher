// Purpose: Single-relation questions that were proposed for a run, answered or not, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
//          $after: STRING  the last probe seen, '' at first
//          $limit: INTEGER
// Returns: probeId: STRING, probe: STRING, isAnswered: BOOLEAN, chosen: INTEGER?, correct: BOOLEAN?, answeredBy: STRING?
// Index:   eval_run_id_unique
// Bound:   $limit rows of the probes of one run
MATCH (:EvalRun {projectId: $projectId, id: $runId})-[probed:PROBED]->(:Relation)
WHERE probed.id > $after
RETURN probed.id AS probeId, probed.probe AS probe, probed.isAnswered AS isAnswered, probed.chosen AS chosen, probed.correct AS correct,
  probed.answeredBy AS answeredBy
ORDER BY probeId
LIMIT $limit
