// Purpose: The relations that a document states, each with whether something else states it too.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: id: STRING, elsewhere: BOOLEAN
// Index:   chunk_document, document_id_unique
// Bound:   the relations of one document
CALL {
  MATCH (chunk:Chunk {projectId: $projectId, documentId: $documentId})
  WHERE chunk.i >= 0
  MATCH (chunk)<-[:EVIDENCED_BY]-(relation:Relation)
  RETURN relation
  UNION
  MATCH (:Document {projectId: $projectId, id: $documentId})<-[:EVIDENCED_BY]-(relation:Relation)
  RETURN relation
}
WITH DISTINCT relation
RETURN relation.id AS id,
  any(source IN [(relation)-[:EVIDENCED_BY]->(place) | coalesce(place.documentId, place.id)] WHERE source <> $documentId) AS elsewhere
