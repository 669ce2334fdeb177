// Purpose: A document whose bytes are posted again gets what was not known of it: licence, attribution, source. What is known stays.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
//          $license: STRING?
//          $attribution: STRING?
//          $sourceUri: STRING?
// Returns: hasNewSource: BOOLEAN
// Index:   document_id_unique
// Bound:   one row
MATCH (document:Document {projectId: $projectId, id: $documentId})
SET document.touched = timestamp()
WITH document, document.sourceUri IS NULL AND $sourceUri IS NOT NULL AS hasNewSource
SET document.license = coalesce(document.license, $license), document.attribution = coalesce(document.attribution, $attribution),
    document.sourceUri = coalesce(document.sourceUri, $sourceUri)
RETURN hasNewSource
