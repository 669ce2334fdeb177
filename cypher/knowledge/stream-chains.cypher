// Purpose: Every chain with its nodes and steps, in the order of ids, for the stages after this one.
// Access:  read
// Params:  $projectId: STRING
// Returns: id: STRING, name: STRING, summary: STRING, discipline: STRING, preconditions: LIST<STRING>, negativeConstraints: LIST<STRING>, documentIds: LIST<STRING>, nodes: LIST<{i: INTEGER, id: STRING, term: STRING, type: STRING?, definition: STRING?}>, steps: LIST<{i: INTEGER, relationId: STRING, type: STRING, direction: STRING, subjectId: STRING, objectId: STRING}>
// Index:   chain_id_unique
// Bound:   streamed
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id > ''
RETURN chain.id AS id, chain.name AS name, chain.summary AS summary, chain.discipline AS discipline, chain.preconditions AS preconditions,
  chain.negativeConstraints AS negativeConstraints, [(chain)-[:EXTRACTED_FROM]->(document) | document.id] AS documentIds,
  [(chain)-[node:HAS_NODE]->(concept) | {i: node.i, id: concept.id, term: concept.term, type: concept.type, definition: concept.definition}] AS nodes,
  [(chain)-[edge:HAS_EDGE]->(relation) | {i: edge.i, relationId: relation.id, type: relation.type, direction: edge.direction,
    subjectId: head([(relation)-[:SUBJECT]->(subject) | subject.id]), objectId: head([(relation)-[:OBJECT]->(object) | object.id])}] AS steps
ORDER BY chain.projectId, chain.id
