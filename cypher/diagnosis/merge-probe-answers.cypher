// Purpose: Keep a model's answers to single-relation questions of its run; the same probe asked again keeps its last answer.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $answeredBy: STRING  student, endpoint, log or client
//          $rows: LIST<{probeId: STRING, relationId: STRING, chosen: INTEGER?, correct: BOOLEAN?}>
// Returns: stored: INTEGER
// Index:   eval_run_id_unique, relation_id_unique
// Bound:   1,000 rows
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
UNWIND $rows AS row
MATCH (relation:Relation {projectId: $projectId, id: row.relationId})
MERGE (run)-[probed:PROBED {id: row.probeId}]->(relation)
SET probed.isAnswered = true, probed.chosen = row.chosen, probed.correct = row.correct, probed.answeredBy = $answeredBy
RETURN count(probed) AS stored
