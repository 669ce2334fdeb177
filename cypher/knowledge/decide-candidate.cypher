// Purpose: Keep what a person decided about a pair, on the list and apart from it, so that it is not asked again and outlives the list.
// Access:  write
// Params:  $projectId: STRING
//          $candidateId: STRING
//          $decisionId: STRING  what later searches and readings look for
//          $state: STRING  accepted or rejected
//          $decision: STRING  accept or reject
//          $chainIds: LIST<STRING>?  what the chains of a split are now; null: no split
//          $record: STRING?  what taking the split back needs to know, as JSON
// Returns: decision: STRING
// Index:   merge_candidate_id_unique, merge_decision_id_unique
// Bound:   one row
MATCH (candidate:MergeCandidate {projectId: $projectId, id: $candidateId})
SET candidate.state = $state, candidate.chainIds = $chainIds, candidate.record = $record
MERGE (decision:MergeDecision {projectId: $projectId, id: $decisionId})
SET decision.decision = $decision, decision.decidedAt = toString(datetime())
RETURN decision.decision AS decision
