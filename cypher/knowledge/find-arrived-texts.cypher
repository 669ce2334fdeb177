// Purpose: Of documents that had no text when they were looked up, those whose text is here by now: their own, or one from the same source.
// Access:  read
// Params:  $projectId: STRING
//          $documentIds: LIST<STRING>
// Returns: id: STRING
// Index:   document_id_unique, document_source
// Bound:   the documents from the sources of 1,000 records
UNWIND $documentIds AS documentId
MATCH (record:Document {projectId: $projectId, id: documentId})
CALL {
  WITH record
  WITH record AS document
  RETURN document
  UNION
  WITH record
  MATCH (document:Document {projectId: record.projectId, sourceUri: record.sourceUri})
  USING INDEX document:Document(projectId, sourceUri)
  RETURN document
}
WITH DISTINCT document
WHERE document.text IS NOT NULL
RETURN document.id AS id
ORDER BY id
