// Purpose: Fallback of NEARMISS: the concepts that a document speaks of, of which those of like type are peers of each other.
// Access:  read
// Params:  $projectId: STRING
//          $documentIds: LIST<STRING>
//          $chains: INTEGER  most chains looked at of a document
// Returns: documentId: STRING, conceptIds: LIST<STRING>
// Index:   document_id_unique
// Bound:   one row a document; at most $chains chains looked at each
UNWIND $documentIds AS documentId
MATCH (document:Document {projectId: $projectId, id: documentId})
CALL {
  WITH document
  MATCH (document)<-[:EXTRACTED_FROM]-(chain:Chain)
  WITH chain
  ORDER BY chain.id
  LIMIT $chains
  MATCH (chain)-[:HAS_NODE]->(concept:Concept)
  WITH DISTINCT concept
  ORDER BY concept.id
  RETURN collect(concept.id) AS conceptIds
}
RETURN documentId, conceptIds
