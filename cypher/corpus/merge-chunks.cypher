// Purpose: Store the chunks of a document. One that another version of the same source holds is the same chunk and stays as it
//          is; find-foreign-chunks and move-chunks see to it.
// Access:  write
// Params:  $projectId: STRING
//          $documentId: STRING
//          $chunks: LIST<{id: STRING, position: INTEGER, start: INTEGER, end: INTEGER, headings: LIST<STRING>, text: STRING, pages: LIST<INTEGER>?}>  in the order of their ids, so that writers lock in one order; position is i under a name that no node has, else the planner buffers the rows
// Returns: nothing
// Index:   document_id_unique, chunk_id_unique
// Bound:   1,000 rows
// Loader:  yes
MATCH (document:Document {projectId: $projectId, id: $documentId})
UNWIND $chunks AS row
MERGE (chunk:Chunk {projectId: $projectId, id: row.id})
ON CREATE SET chunk.documentId = $documentId, chunk.i = row.position, chunk.start = row.start, chunk.end = row.end,
  chunk.headings = row.headings, chunk.text = row.text, chunk.pages = row.pages
MERGE (document)-[held:HAS_CHUNK]->(chunk)
ON CREATE SET held.i = row.position
