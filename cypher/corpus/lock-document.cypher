// Purpose: Hold a document and its chunks until the transaction ends, and say how many relations still rest on them.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: chunks: INTEGER, relations: INTEGER, alive: BOOLEAN
// Index:   document_id_unique, chunk_document
// Bound:   one row; no row: there is no such document
MATCH (document:Document {projectId: $projectId, id: $documentId})
SET document.touched = timestamp()
WITH document
CALL {
  WITH document
  MATCH (chunk:Chunk {projectId: $projectId, documentId: document.id})
  WHERE chunk.i >= 0
  WITH chunk ORDER BY chunk.id
  SET chunk.touched = timestamp()
  WITH collect(chunk) AS chunks
  UNWIND CASE chunks WHEN [] THEN [null] ELSE chunks END AS chunk
  OPTIONAL MATCH (relation:Relation)-[:EVIDENCED_BY]->(chunk)
  RETURN size(chunks) AS chunks, count(DISTINCT relation) AS onChunks
}
RETURN chunks, onChunks + COUNT { (document)<-[:EVIDENCED_BY]-(:Relation) } AS relations,
  document.title IS NOT NULL AND document:Document AS alive
