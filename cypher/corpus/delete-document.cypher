// Purpose: Remove a document and the chunks it holds. Whoever calls has seen to it that nothing rests on them any more.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: deleted: INTEGER
// Index:   document_id_unique, chunk_document
// Bound:   one document with its chunks
MATCH (document:Document {projectId: $projectId, id: $documentId})
CALL {
  MATCH (chunk:Chunk {projectId: $projectId, documentId: $documentId})
  WHERE chunk.i >= 0
  DETACH DELETE chunk
  RETURN count(*) AS chunks
}
WITH document, chunks
DETACH DELETE document
RETURN chunks AS deleted
