// Purpose: The documents of a project, a page at a time, in the order of their ids.
// Access:  read
// Params:  $projectId: STRING
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING, title: STRING, discipline: STRING, license: STRING?, attribution: STRING?, sourceUri: STRING?, sha256: STRING?, chunks: INTEGER, characters: INTEGER, leftOut: STRING
// Index:   document_id_unique
// Bound:   $limit rows
MATCH (document:Document {projectId: $projectId})
WHERE document.id > $after
WITH document
ORDER BY document.projectId, document.id
LIMIT $limit
RETURN document.id AS id, document.title AS title, document.discipline AS discipline, document.license AS license,
  document.attribution AS attribution, document.sourceUri AS sourceUri, document.sha256 AS sha256,
  coalesce(document.chunks, 0) AS chunks, coalesce(document.characters, 0) AS characters,
  coalesce(document.leftOut, '[]') AS leftOut
ORDER BY id
