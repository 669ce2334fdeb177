// Purpose: Keep a model's answers to single-relation questions of its run; the same probe asked again keeps its last answer.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $answeredBy: STRING  student, endpoint, log or client
//          $rows: LIST<{probeId: STRING, relationId: STRING, chosen: INTEGER?, correct: BOOLEAN?}>
// Returns: stored: INTEGER
// Index:   eval_run_id_unique, relation_id_unique
// Bound:   1,000 rows
UNWIND $rows AS row
MATCH (:EvalRun {projectId: $projectId, id: $runId})-[probed:PROBED {id: row.probeId}]->(:Relation {projectId: $projectId, id: row.relationId})
SET probed.isAnswered = true, probed.chosen = row.chosen, probed.correct = row.correct, probed.answeredBy = $answeredBy
RETURN count(probed) AS stored
