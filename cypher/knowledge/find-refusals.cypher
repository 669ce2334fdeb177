// Purpose: What the gate refused, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING?
//          $reason: STRING?
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING, documentId: STRING, reason: STRING, detail: STRING
// Index:   refusal_id_unique
// Bound:   $limit rows
MATCH (refusal:Refusal {projectId: $projectId})
WHERE refusal.id > $after AND ($documentId IS NULL OR refusal.documentId = $documentId) AND ($reason IS NULL OR refusal.reason = $reason)
RETURN refusal.id AS id, refusal.documentId AS documentId, refusal.reason AS reason, refusal.detail AS detail
ORDER BY refusal.projectId, refusal.id
LIMIT $limit
