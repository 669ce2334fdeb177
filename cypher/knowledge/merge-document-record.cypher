// Purpose: A document record without text, for knowledge whose text is not here. One that is there stays as it is.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
//          $title: STRING
//          $discipline: STRING
//          $license: STRING?
//          $attribution: STRING?
//          $sourceUri: STRING?
//          $sha256: STRING?
// Returns: isNew: BOOLEAN
// Index:   document_id_unique
// Bound:   one row
MERGE (document:Document {projectId: $projectId, id: $documentId})
ON CREATE SET document.title = $title, document.discipline = $discipline, document.license = $license,
  document.attribution = $attribution, document.sourceUri = $sourceUri, document.sha256 = $sha256, document.isRecord = true
WITH document, document.isRecord IS NOT NULL AND document._lock IS NULL AS isNew
SET document._lock = true
RETURN isNew
