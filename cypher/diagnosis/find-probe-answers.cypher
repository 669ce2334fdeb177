// Purpose: A model's answers to single-relation questions that were asked beside a run.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
// Returns: probeId: STRING, relationId: STRING, chosen: INTEGER?, correct: BOOLEAN?, probe: STRING
// Index:   eval_run_id_unique
// Bound:   the probes of one run
MATCH (:EvalRun {projectId: $projectId, id: $runId})-[probed:PROBED]->(relation:Relation)
WHERE probed.isAnswered
RETURN probed.id AS probeId, relation.id AS relationId, probed.chosen AS chosen, probed.correct AS correct, probed.probe AS probe
ORDER BY probeId
