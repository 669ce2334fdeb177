// Purpose: The chunks that a document holds, in reading order, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING
//          $after: INTEGER  the last i seen, -1 at first
//          $limit: INTEGER
// Returns: id: STRING, documentId: STRING, i: INTEGER, start: INTEGER, end: INTEGER, headings: LIST<STRING>, text: STRING, pages: LIST<INTEGER>?
// Index:   chunk_document
// Bound:   $limit rows
MATCH (chunk:Chunk {projectId: $projectId, documentId: $documentId})
WHERE chunk.i > $after
RETURN chunk.id AS id, chunk.documentId AS documentId, chunk.i AS i, chunk.start AS start, chunk.end AS end,
  chunk.headings AS headings, chunk.text AS text, chunk.pages AS pages
ORDER BY chunk.projectId, chunk.documentId, chunk.i
LIMIT $limit
