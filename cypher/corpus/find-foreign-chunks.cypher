// Purpose: The chunks that a document has just linked and that another version of it still holds.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: id: STRING
// Index:   document_id_unique
// Bound:   the chunks of one document
MATCH (:Document {projectId: $projectId, id: $documentId})-[:HAS_CHUNK]->(chunk:Chunk)
WHERE chunk.documentId <> $documentId
RETURN chunk.id AS id
