// Purpose: Relations with their evidence (the first 200 places) and the chains they lie on (the first 200).
// Access:  read
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>
// Returns: id: STRING, type: STRING, subject: {id: STRING, term: STRING}, object: {id: STRING, term: STRING}, chainIds: LIST<STRING>, evidence: LIST<{documentId: STRING, chunkId: STRING?, start: INTEGER?, end: INTEGER?, quote: STRING, verified: BOOLEAN, verb: STRING, modality: STRING, condition: STRING?}>
// Index:   relation_id_unique
// Bound:   one row a relation
UNWIND $relationIds AS relationId
MATCH (relation:Relation {projectId: $projectId, id: relationId})
MATCH (relation)-[:SUBJECT]->(subject:Concept)
MATCH (relation)-[:OBJECT]->(object:Concept)
CALL {
  WITH relation
  MATCH (relation)<-[:HAS_EDGE]-(chain:Chain)
  WITH chain.id AS chainId ORDER BY chainId LIMIT 200
  RETURN collect(chainId) AS chainIds
}
CALL {
  WITH relation
  MATCH (relation)-[place:EVIDENCED_BY]->(source)
  WITH place, source, coalesce(source.documentId, source.id) AS documentId
  ORDER BY documentId, place.start, place.end, place.quote LIMIT 200
  RETURN collect({documentId: documentId, chunkId: CASE WHEN source:Chunk THEN source.id END, start: place.start, end: place.end,
    quote: place.quote, verified: place.verified, verb: place.verb, modality: place.modality, condition: place.condition}) AS evidence
}
RETURN relation.id AS id, relation.type AS type, {id: subject.id, term: subject.term} AS subject, {id: object.id, term: object.term} AS object,
  chainIds, evidence
