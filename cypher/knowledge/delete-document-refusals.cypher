// Purpose: What the gate refused of a document; it is read again, or goes away with it.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: deleted: INTEGER
// Index:   document_id_unique
// Bound:   the refusals of one document
MATCH (:Document {projectId: $projectId, id: $documentId})<-[:REFUSED_FROM]-(refusal:Refusal)
DETACH DELETE refusal
RETURN count(*) AS deleted
