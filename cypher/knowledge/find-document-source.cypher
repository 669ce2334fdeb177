// Purpose: The document that a knowledge line names: by the sum of its bytes, then by where it came from, the newest first.
// Access:  read
// Params:  $projectId: STRING
//          $sha256: STRING
//          $sourceUri: STRING
// Returns: id: STRING, hasText: BOOLEAN
// Index:   document_sha256, document_source
// Bound:   one row
CALL {
  MATCH (document:Document {projectId: $projectId, sha256: $sha256})
  WHERE $sha256 <> ''
  RETURN document, 0 AS rank
  UNION ALL
  MATCH (document:Document {projectId: $projectId, sourceUri: $sourceUri})
  WHERE $sourceUri <> ''
  RETURN document, 1 AS rank
}
WITH document, rank
ORDER BY rank, document.text IS NULL, document.createdAt DESC, document.id
LIMIT 1
RETURN document.id AS id, document.text IS NOT NULL AS hasText
