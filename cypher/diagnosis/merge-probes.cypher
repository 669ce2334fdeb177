// Purpose: Keep single-relation questions beside the run that they were proposed for; one that is there, answered or not, stays as it is.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $rows: LIST<{probeId: STRING, relationId: STRING, probe: STRING}>  probe: the question as JSON
// Returns: stored: INTEGER
// Index:   eval_run_id_unique, relation_id_unique
// Bound:   1,000 rows
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
UNWIND $rows AS row
MATCH (relation:Relation {projectId: $projectId, id: row.relationId})
MERGE (run)-[probed:PROBED {id: row.probeId}]->(relation)
ON CREATE SET probed.probe = row.probe, probed.isAnswered = false
RETURN count(probed) AS stored
