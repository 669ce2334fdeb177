// Purpose: What a held document says about relations that something else states too.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: deleted: INTEGER
// Index:   chunk_document, document_id_unique
// Bound:   the evidence of one document
CALL {
  MATCH (chunk:Chunk {projectId: $projectId, documentId: $documentId})
  WHERE chunk.i >= 0
  MATCH (chunk)<-[place:EVIDENCED_BY]-()
  RETURN place
  UNION ALL
  MATCH (:Document {projectId: $projectId, id: $documentId})<-[place:EVIDENCED_BY]-()
  RETURN place
}
DELETE place
RETURN count(*) AS deleted
