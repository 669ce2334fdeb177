// Purpose: The chains that a document states, whether another one is named as their source, and which documents state each of their relations.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
//          $relationIds: LIST<STRING>  relations that nothing else states
// Returns: id: STRING, otherSource: BOOLEAN, statedBy: LIST<LIST<STRING>>
// Index:   document_id_unique, relation_id_unique
// Bound:   the chains of one document
CALL {
  MATCH (:Document {projectId: $projectId, id: $documentId})<-[:EXTRACTED_FROM]-(chain:Chain)
  RETURN chain
  UNION
  UNWIND $relationIds AS relationId
  MATCH (:Relation {projectId: $projectId, id: relationId})<-[:HAS_EDGE]-(chain:Chain)
  RETURN chain
}
RETURN chain.id AS id, any(source IN [(chain)-[:EXTRACTED_FROM]->(document) | document.id] WHERE source <> $documentId) AS otherSource,
  [(chain)-[:HAS_EDGE]->(relation) | [(relation)-[:EVIDENCED_BY]->(place) | coalesce(place.documentId, place.id)]] AS statedBy
