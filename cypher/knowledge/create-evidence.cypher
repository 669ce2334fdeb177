// Purpose: Further places that state a held relation.
// Access:  write
// Params:  $projectId: STRING
//          $places: LIST<{relationId: STRING, chunkId: STRING, documentId: STRING, start: INTEGER, end: INTEGER, quote: STRING, verb: STRING, modality: STRING, condition: STRING?}>  in the order of relation ids
// Returns: created: INTEGER
// Index:   relation_id_unique, chunk_id_unique
// Bound:   the evidence of 1,000 chains
// Loader:  yes
UNWIND $places AS row
MATCH (relation:Relation {projectId: $projectId, id: row.relationId})
MATCH (chunk:Chunk {projectId: relation.projectId, id: row.chunkId})
CREATE (relation)-[:EVIDENCED_BY {documentId: row.documentId, start: row.start, end: row.end, quote: row.quote, verb: row.verb,
  modality: row.modality, condition: row.condition, verified: true}]->(chunk)
RETURN count(*) AS created
