// Purpose: How a knowledge file names a document.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: title: STRING, sourceUri: STRING?, license: STRING?, attribution: STRING?, sha256: STRING?
// Index:   document_id_unique
// Bound:   one row
MATCH (document:Document {projectId: $projectId, id: $documentId})
RETURN document.title AS title, document.sourceUri AS sourceUri, document.license AS license, document.attribution AS attribution,
  document.sha256 AS sha256
