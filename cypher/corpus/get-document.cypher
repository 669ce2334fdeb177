// Purpose: One document without its text, and how many chunks it holds now: fewer than it has, once a newer version took some over.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
// Returns: id: STRING, title: STRING, discipline: STRING, license: STRING?, attribution: STRING?, sourceUri: STRING?, sha256: STRING?, chunks: INTEGER, characters: INTEGER, leftOut: STRING, hasText: BOOLEAN, held: INTEGER
// Index:   document_id_unique
// Bound:   one row
MATCH (document:Document {projectId: $projectId, id: $documentId})
RETURN document.id AS id, document.title AS title, document.discipline AS discipline, document.license AS license,
  document.attribution AS attribution, document.sourceUri AS sourceUri, document.sha256 AS sha256,
  coalesce(document.chunks, 0) AS chunks, coalesce(document.characters, 0) AS characters,
  coalesce(document.leftOut, '[]') AS leftOut, document.text IS NOT NULL AS hasText,
  COUNT { (document)-[:HAS_CHUNK]->() } AS held
