// Purpose: The normalized text that all spans of a document refer to; null for a record whose text is not here.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: text: STRING?
// Index:   document_id_unique
// Bound:   one row of at most 20 million characters
MATCH (document:Document {projectId: $projectId, id: $documentId})
RETURN document.text AS text
