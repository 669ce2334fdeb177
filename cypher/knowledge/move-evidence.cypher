// Purpose: Waiting evidence moves to the chunk that says its quote. Relations, chunks and records are held.
// Access:  write
// Params:  $projectId: STRING
//          $places: LIST<{recordId: STRING, relationId: STRING, quote: STRING, chunkId: STRING, documentId: STRING, start: INTEGER, end: INTEGER}>  in the order of relation ids
// Returns: moved: INTEGER
// Index:   relation_id_unique, chunk_id_unique
// Bound:   1,000 rows
UNWIND $places AS row
MATCH (relation:Relation {projectId: $projectId, id: row.relationId})-[waiting:EVIDENCED_BY]->(record:Document)
USING INDEX relation:Relation(projectId, id)
WHERE record.id = row.recordId AND waiting.quote = row.quote
MATCH (chunk:Chunk {projectId: relation.projectId, id: row.chunkId})
MERGE (relation)-[place:EVIDENCED_BY {start: row.start, end: row.end}]->(chunk)
ON CREATE SET place.documentId = row.documentId, place.quote = row.quote, place.verb = waiting.verb, place.modality = waiting.modality,
  place.condition = waiting.condition, place.verified = true
DELETE waiting
RETURN count(*) AS moved
