// Purpose: What was extracted from a record of the same source is from the document whose text arrived; an empty record goes.
// Access:  write
// Params:  $projectId: STRING
//          $recordId: STRING
//          $documentId: STRING
// Returns: moved: INTEGER
// Index:   document_id_unique
// Bound:   the chains of one record
MATCH (record:Document {projectId: $projectId, id: $recordId})
WHERE NOT EXISTS { (record)<-[:EVIDENCED_BY]-() }
MATCH (document:Document {projectId: record.projectId, id: $documentId})
CALL {
  WITH record, document
  MATCH (record)<-[from:EXTRACTED_FROM]-(chain:Chain)
  DELETE from
  MERGE (chain)-[:EXTRACTED_FROM]->(document)
  RETURN count(*) AS moved
}
DETACH DELETE record
RETURN moved
