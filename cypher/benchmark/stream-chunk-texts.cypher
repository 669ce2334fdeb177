// Purpose: The text of every chunk, to learn which concepts one sentence mentions together.
// Access:  read
// Params:  $projectId: STRING
// Returns: text: STRING
// Index:   chunk_id_unique
// Bound:   streamed
MATCH (chunk:Chunk {projectId: $projectId})
WHERE chunk.id > ''
RETURN chunk.text AS text
ORDER BY chunk.projectId, chunk.id
