// Purpose: The document, if it is there, with the ids of the chunks it holds.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: chunkIds: LIST<STRING>
// Index:   document_id_unique, chunk_document
// Bound:   one row; no row: there is no such document
MATCH (document:Document {projectId: $projectId, id: $documentId})
CALL {
  WITH document
  MATCH (chunk:Chunk {projectId: document.projectId, documentId: document.id})
  USING INDEX chunk:Chunk(projectId, documentId, i)
  WHERE chunk.i >= 0
  RETURN collect(chunk.id) AS chunkIds
}
RETURN chunkIds
