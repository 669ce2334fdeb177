// Purpose: Every chain with all that a knowledge file says of it, in the order of ids.
// Access:  read
// Params:  $projectId: STRING
// Returns: id: STRING, name: STRING, summary: STRING, discipline: STRING, preconditions: LIST<STRING>, negativeConstraints: LIST<STRING>, documentIds: LIST<STRING>, nodes: LIST<{i: INTEGER, id: STRING, term: STRING, sense: STRING?, type: STRING?, definition: STRING?, aliases: LIST<STRING>}>, steps: LIST<{i: INTEGER, relationId: STRING, type: STRING, subjectId: STRING, objectId: STRING, evidence: LIST<{documentId: STRING, start: INTEGER?, end: INTEGER?, quote: STRING, verb: STRING, modality: STRING, condition: STRING?}>}>
// Index:   chain_id_unique
// Bound:   streamed
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id > ''
RETURN chain.id AS id, chain.name AS name, chain.summary AS summary, chain.discipline AS discipline, chain.preconditions AS preconditions,
  chain.negativeConstraints AS negativeConstraints, [(chain)-[:EXTRACTED_FROM]->(document) | document.id] AS documentIds,
  [(chain)-[node:HAS_NODE]->(concept) | {i: node.i, id: concept.id, term: concept.term, sense: concept.sense, type: concept.type,
    definition: concept.definition, aliases: concept.aliases}] AS nodes,
  [(chain)-[edge:HAS_EDGE]->(relation) | {i: edge.i, relationId: relation.id, type: relation.type,
    subjectId: head([(relation)-[:SUBJECT]->(subject) | subject.id]), objectId: head([(relation)-[:OBJECT]->(object) | object.id]),
    evidence: [(relation)-[place:EVIDENCED_BY]->(source) | {documentId: coalesce(source.documentId, source.id),
      start: place.start, end: place.end, quote: place.quote, verb: place.verb, modality: place.modality, condition: place.condition}]}] AS steps
ORDER BY chain.projectId, chain.id
