// Purpose: A document is the next version of the newest other document from the same source.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: previousId: STRING
// Index:   document_id_unique, document_source
// Bound:   one row; nothing for a document without a source or without an earlier version
MATCH (document:Document {projectId: $projectId, id: $documentId})
MATCH (previous:Document {projectId: $projectId, sourceUri: document.sourceUri})
USING INDEX previous:Document(projectId, sourceUri)
WHERE previous.id <> document.id AND previous.text IS NOT NULL
WITH document, previous
ORDER BY previous.createdAt DESC, previous.id
LIMIT 1
MERGE (document)-[:PREVIOUS]->(previous)
RETURN previous.id AS previousId
