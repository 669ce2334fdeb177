// Purpose: Places that state relations.
// Access:  write
// Params:  $places: {relation: LIST<INTEGER>, chunk: LIST<INTEGER>, documentId: LIST<STRING>, start: LIST<INTEGER>, end: LIST<INTEGER>, quote: LIST<STRING>, verb: LIST<STRING>, modality: LIST<STRING>, condition: LIST<STRING?>}  columns of one length; relation and chunk: store numbers of what this transaction holds or made
// Returns: created: INTEGER
// Index:   none
// Bound:   the evidence of 1,000 chains
// Loader:  yes
UNWIND range(0, size($places.relation) - 1) AS i
MATCH (relation:Relation) WHERE id(relation) = $places.relation[i]
CALL {
  WITH i
  MATCH (chunk:Chunk) WHERE id(chunk) = $places.chunk[i]
  RETURN chunk
}
CREATE (relation)-[:EVIDENCED_BY {documentId: $places.documentId[i], start: $places.start[i], end: $places.end[i], quote: $places.quote[i],
  verb: $places.verb[i], modality: $places.modality[i], condition: $places.condition[i], verified: true}]->(chunk)
RETURN count(*) AS created
