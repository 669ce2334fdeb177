// Purpose: One chunk.
// Access:  read
// Params:  $projectId: STRING
//          $chunkId: STRING
// Returns: id: STRING, documentId: STRING, i: INTEGER, start: INTEGER, end: INTEGER, headings: LIST<STRING>, text: STRING, pages: LIST<INTEGER>?
// Index:   chunk_id_unique
// Bound:   one row
MATCH (chunk:Chunk {projectId: $projectId, id: $chunkId})
RETURN chunk.id AS id, chunk.documentId AS documentId, chunk.i AS i, chunk.start AS start, chunk.end AS end,
  chunk.headings AS headings, chunk.text AS text, chunk.pages AS pages
