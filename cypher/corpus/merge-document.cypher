// Purpose: Store a document under the id of its bytes, once; a record that a knowledge file left without text gets it now, and
//          keeps the licence, attribution and source that the file itself does not give.
//          Of callers that race with the same bytes, one is told that it is new.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
//          $document: {title: STRING, discipline: STRING, license: STRING?, attribution: STRING?, sourceUri: STRING?, sha256: STRING, characters: INTEGER, chunks: INTEGER, leftOut: STRING, text: STRING}  leftOut is JSON
// Returns: isNew: BOOLEAN
// Index:   document_id_unique
// Bound:   one row
MERGE (document:Document {projectId: $projectId, id: $documentId})
SET document.touched = timestamp()
WITH document, document.text IS NULL AS isNew, document.license AS license, document.attribution AS attribution,
  document.sourceUri AS sourceUri
FOREACH (ignored IN CASE WHEN isNew THEN [1] ELSE [] END |
  SET document += $document, document.createdAt = toString(datetime()),
    document.license = coalesce($document.license, license),
    document.attribution = coalesce($document.attribution, attribution),
    document.sourceUri = coalesce($document.sourceUri, sourceUri))
RETURN isNew
