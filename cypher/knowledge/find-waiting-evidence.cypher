// Purpose: Evidence that waits for the text of a document: on the document itself, or on a record of the same source that names no bytes.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING  a document with text
//          $limit: INTEGER
// Returns: recordId: STRING, relationId: STRING, quote: STRING, start: INTEGER?, end: INTEGER?
// Index:   document_id_unique, document_source
// Bound:   $limit rows of the evidence of one source
CALL {
  MATCH (document:Document {projectId: $projectId, id: $documentId})
  RETURN document AS record
  UNION
  MATCH (document:Document {projectId: $projectId, id: $documentId})
  WITH document
  MATCH (record:Document {projectId: $projectId, sourceUri: document.sourceUri})
  USING INDEX record:Document(projectId, sourceUri)
  WHERE record.text IS NULL AND record.sha256 IS NULL AND record.id <> document.id
  RETURN record
}
MATCH (record)<-[place:EVIDENCED_BY]-(relation:Relation)
RETURN record.id AS recordId, relation.id AS relationId, place.quote AS quote, place.start AS start, place.end AS end
ORDER BY relationId, quote
LIMIT $limit
