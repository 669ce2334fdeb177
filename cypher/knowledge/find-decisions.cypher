// Purpose: The pairs of concepts that a person has decided about.
// Access:  read
// Params:  $projectId: STRING
//          $limit: INTEGER
// Returns: id: STRING
// Index:   merge_decision_id_unique
// Bound:   $limit rows
MATCH (decision:MergeDecision {projectId: $projectId})
WHERE decision.id > ''
RETURN decision.id AS id
LIMIT $limit
