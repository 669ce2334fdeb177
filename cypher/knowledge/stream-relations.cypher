// Purpose: Every relation with its strongest evidence, in the order of ids: verified first, asserted before attributed before hedged, then the earliest.
// Access:  read
// Params:  $projectId: STRING
// Returns: id: STRING, type: STRING, discipline: STRING, subject: {id: STRING, term: STRING, type: STRING?}, object: {id: STRING, term: STRING, type: STRING?}, chains: INTEGER, evidence: {documentId: STRING, chunkId: STRING?, quote: STRING, verb: STRING, modality: STRING, condition: STRING?, verified: BOOLEAN}
// Index:   relation_id_unique
// Bound:   streamed
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id > ''
MATCH (relation)-[:SUBJECT]->(subject:Concept)
MATCH (relation)-[:OBJECT]->(object:Concept)
CALL {
  WITH relation
  MATCH (relation)-[place:EVIDENCED_BY]->(source)
  WITH place, source
  ORDER BY place.verified DESC, CASE place.modality WHEN 'asserted' THEN 0 WHEN 'attributed' THEN 1 ELSE 2 END, coalesce(source.documentId, source.id), place.start, place.quote
  LIMIT 1
  RETURN {documentId: coalesce(source.documentId, source.id), chunkId: CASE WHEN source:Chunk THEN source.id END, quote: place.quote,
    verb: place.verb, modality: place.modality, condition: place.condition, verified: place.verified} AS evidence
}
RETURN relation.id AS id, relation.type AS type, subject.discipline AS discipline, {id: subject.id, term: subject.term, type: subject.type} AS subject,
  {id: object.id, term: object.term, type: object.type} AS object, COUNT { (relation)<-[:HAS_EDGE]-() } AS chains, evidence
ORDER BY relation.projectId, relation.id
