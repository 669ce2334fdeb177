// Purpose: A new version of a document takes over the chunks that it shares with an earlier one; the evidence on them
//          moves to where the new text has the same words. A chunk is of one document at a time, so that spans are of one text.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING  the new version
//          $chunks: LIST<{id: STRING, i: INTEGER, start: INTEGER, end: INTEGER, headings: LIST<STRING>, pages: LIST<INTEGER>?}>  in the order of their ids
// Returns: moved: INTEGER
// Index:   chunk_id_unique
// Bound:   1,000 chunks and the evidence on them
UNWIND $chunks AS row
MATCH (chunk:Chunk {projectId: $projectId, id: row.id})
SET chunk.documentId = $documentId
WITH chunk, row, row.start - chunk.start AS shift
SET chunk.i = row.i, chunk.start = row.start, chunk.end = row.end, chunk.headings = row.headings, chunk.pages = row.pages
WITH chunk, shift
CALL {
  WITH chunk
  MATCH (other:Document)-[held:HAS_CHUNK]->(chunk)
  WHERE other.id <> $documentId
  DELETE held
}
CALL {
  WITH chunk, shift
  MATCH (:Relation)-[evidence:EVIDENCED_BY]->(chunk)
  SET evidence.documentId = $documentId, evidence.start = evidence.start + shift, evidence.end = evidence.end + shift
}
RETURN count(chunk) AS moved
