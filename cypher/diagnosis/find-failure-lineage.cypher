// Purpose: Back from items to the sentences that state what they require: item, chain, relations, evidence, document.
// Access:  read
// Params:  $projectId: STRING
//          $itemIds: LIST<STRING>
// Returns: itemId: STRING, chainId: STRING, chain: STRING,
//          relations: LIST<{relationId: STRING, type: STRING, subject: STRING, object: STRING, evidence: LIST<{documentId: STRING?, title: STRING?, chunkId: STRING?, start: INTEGER?, end: INTEGER?, quote: STRING?}>}>
// Index:   item_id_unique
// Bound:   as many rows as ids; three quotes a relation
UNWIND $itemIds AS itemId
MATCH (item:Item {projectId: $projectId, id: itemId})-[:TESTS]->(chain:Chain)
CALL {
  WITH item
  MATCH (item)-[:REQUIRES]->(relation:Relation)
  MATCH (subject:Concept)<-[:SUBJECT]-(relation)-[:OBJECT]->(object:Concept)
  CALL {
    WITH relation
    MATCH (relation)-[evidence:EVIDENCED_BY]->(place:Chunk|Document)
    OPTIONAL MATCH (document:Document)-[:HAS_CHUNK]->(place)
    WITH evidence, place, coalesce(document, place) AS source
    ORDER BY evidence.verified DESC, source.id, evidence.start
    LIMIT 3
    RETURN collect({documentId: source.id, title: source.title, chunkId: CASE WHEN place:Chunk THEN place.id END,
      start: evidence.start, end: evidence.end, quote: evidence.quote}) AS evidence
  }
  WITH relation, subject, object, evidence
  ORDER BY relation.id
  RETURN collect({relationId: relation.id, type: relation.type, subject: subject.term, object: object.term, evidence: evidence}) AS relations
}
RETURN itemId, chain.id AS chainId, chain.name AS chain, relations
