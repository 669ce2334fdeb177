// Purpose: Hold the chunks that evidence goes to, so that their document is not deleted meanwhile.
// Access:  write
// Params:  $projectId: STRING
//          $chunkIds: LIST<STRING>  in the order of ids, as every writer locks
// Returns: id: STRING, node: INTEGER, documentId: STRING, alive: BOOLEAN
// Index:   chunk_id_unique
// Bound:   one row a chunk that is there
// Loader:  yes
UNWIND $chunkIds AS chunkId
MATCH (chunk:Chunk {projectId: $projectId, id: chunkId})
SET chunk._lock = true
RETURN chunkId AS id, id(chunk) AS node, coalesce(chunk.documentId, '') AS documentId, chunk.text IS NOT NULL AND chunk:Chunk AS alive
