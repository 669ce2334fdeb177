// Purpose: What the gate refused of a document, one node each, so that it can be listed.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
//          $refusals: LIST<{id: STRING, reason: STRING, detail: STRING}>
// Returns: created: INTEGER
// Index:   document_id_unique, refusal_id_unique
// Bound:   1,000 rows
MATCH (document:Document {projectId: $projectId, id: $documentId})
UNWIND $refusals AS row
MERGE (refusal:Refusal {projectId: $projectId, id: row.id})
ON CREATE SET refusal.documentId = $documentId, refusal.reason = row.reason, refusal.detail = row.detail
MERGE (refusal)-[:REFUSED_FROM]->(document)
RETURN count(*) AS created
