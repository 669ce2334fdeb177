// Purpose: Which of these places a held relation rests on already.
// Access:  read
// Params:  $projectId: STRING
//          $places: LIST<{i: INTEGER, relationId: STRING, chunkId: STRING, start: INTEGER, end: INTEGER}>
// Returns: i: INTEGER
// Index:   relation_id_unique
// Bound:   one row a place
UNWIND $places AS row
MATCH (relation:Relation {projectId: $projectId, id: row.relationId})-[evidence:EVIDENCED_BY]->(chunk:Chunk)
USING INDEX relation:Relation(projectId, id)
WHERE chunk.id = row.chunkId AND evidence.start = row.start AND evidence.end = row.end
RETURN DISTINCT row.i AS i
