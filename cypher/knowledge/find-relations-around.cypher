// Purpose: The relations that meet at concepts of one sense, each with the first place in a text that states it; a hub has too many. isWhole: it lies on a chain that one document states.
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
//          $limit: INTEGER  relations of a concept; one that has more is given none
// Returns: conceptId: STRING, isHub: BOOLEAN, relations: LIST<{id: STRING, type: STRING, subject: {term: STRING, type: STRING?}, object: {term: STRING, type: STRING?}, chunkId: STRING, documentId: STRING, start: INTEGER, end: INTEGER, quote: STRING, verb: STRING, modality: STRING, condition: STRING?, isWhole: BOOLEAN}>
// Index:   concept_id_unique
// Bound:   $limit relations a concept
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
CALL {
  WITH concept
  MATCH (concept)<-[:SUBJECT|OBJECT]-(relation:Relation)
  WITH relation LIMIT $limit + 1
  RETURN collect(relation) AS near
}
WITH conceptId, near, size(near) > $limit AS isHub
CALL {
  WITH near, isHub
  UNWIND CASE WHEN isHub THEN [] ELSE near END AS relation
  MATCH (relation)-[:SUBJECT]->(subject:Concept)
  MATCH (relation)-[:OBJECT]->(object:Concept)
  WHERE coalesce(subject.sense, '') = '' AND coalesce(object.sense, '') = ''
  CALL {
    WITH relation
    MATCH (relation)-[place:EVIDENCED_BY]->(chunk:Chunk)
    RETURN place, chunk ORDER BY chunk.documentId, place.start, place.end LIMIT 1
  }
  RETURN collect({id: relation.id, type: relation.type, subject: {term: subject.term, type: subject.type}, object: {term: object.term, type: object.type},
    chunkId: chunk.id, documentId: chunk.documentId, start: place.start, end: place.end, quote: place.quote, verb: place.verb,
    modality: place.modality, condition: place.condition,
    isWhole: EXISTS { (relation)<-[:HAS_EDGE]-(chain:Chain) WHERE COUNT { (chain)-[:EXTRACTED_FROM]->() } = 1 }}) AS relations
}
RETURN conceptId, isHub, relations
