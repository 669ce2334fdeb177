// Purpose: Hold the documents that evidence without a place goes to, so that they are not deleted meanwhile.
// Access:  write
// Params:  $projectId: STRING
//          $documentIds: LIST<STRING>  in the order of ids, as every writer locks
// Returns: id: STRING, alive: BOOLEAN
// Index:   document_id_unique
// Bound:   one row a document that is there
// Loader:  yes
UNWIND $documentIds AS documentId
MATCH (document:Document {projectId: $projectId, id: documentId})
SET document._lock = true
RETURN documentId AS id, document.title IS NOT NULL AND document:Document AS alive
