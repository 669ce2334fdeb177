// Purpose: Keep what a person decided about a pair of concepts, so that it is not asked again.
// Access:  write
// Params:  $projectId: STRING
//          $id: STRING
//          $decision: STRING
// Returns: decision: STRING
// Index:   merge_decision_id_unique
// Bound:   one row
MERGE (decision:MergeDecision {projectId: $projectId, id: $id})
SET decision.decision = $decision, decision.decidedAt = toString(datetime())
RETURN decision.decision AS decision
