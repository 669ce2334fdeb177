// Purpose: Store the chunks of a document. One that an earlier version of the same source holds is the same chunk and is
//          returned with that version's id, for move-chunks.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
//          $chunks: LIST<{id: STRING, i: INTEGER, start: INTEGER, end: INTEGER, headings: LIST<STRING>, text: STRING, pages: LIST<INTEGER>?}>  in the order of their ids, so that writers lock in one order
// Returns: id: STRING, documentId: STRING
// Index:   document_id_unique, chunk_id_unique
// Bound:   1,000 rows
// Loader:  yes
MATCH (document:Document {projectId: $projectId, id: $documentId})
UNWIND $chunks AS row
MERGE (chunk:Chunk {projectId: $projectId, id: row.id})
ON CREATE SET chunk.documentId = $documentId, chunk.i = row.i, chunk.start = row.start, chunk.end = row.end,
  chunk.headings = row.headings, chunk.text = row.text, chunk.pages = row.pages
MERGE (document)-[held:HAS_CHUNK]->(chunk)
ON CREATE SET held.i = row.i
RETURN row.id AS id, chunk.documentId AS documentId
