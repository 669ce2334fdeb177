// Purpose: What a run already holds for some items, so that a repeated answer is known and a contradicting one is refused.
// Access:  read
// Params:  $projectId: STRING
//          $runId: STRING
//          $itemIds: LIST<STRING>
// Returns: itemId: STRING, repeat: INTEGER, outcome: STRING, chosen: INTEGER?, response: STRING?, post: STRING, counts: BOOLEAN
// Index:   eval_run_id_unique, item_id_unique
// Bound:   1,000 items with their repeats
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
UNWIND $itemIds AS itemId
MATCH (item:Item {projectId: $projectId, id: itemId})
USING INDEX item:Item(projectId, id)
MATCH (run)-[answered:ANSWERED]->(item)
RETURN item.id AS itemId, answered.repeat AS repeat, answered.outcome AS outcome, answered.chosen AS chosen,
  answered.response AS response, answered.post AS post, answered.post IN run.posts AS counts
