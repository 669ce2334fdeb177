// Purpose: Chains as they were proposed, each relation with all places that state it, so that they can be stated again; those that a merge changed are told.
// Access:  read
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: id: STRING, name: STRING, summary: STRING, discipline: STRING, preconditions: LIST<STRING>, negativeConstraints: LIST<STRING>, documentIds: LIST<STRING>, isMerged: BOOLEAN, nodes: LIST<{i: INTEGER, id: STRING, term: STRING, sense: STRING?, type: STRING?, definition: STRING?, aliases: LIST<STRING>}>, steps: LIST<{i: INTEGER, relationId: STRING, type: STRING, direction: STRING, evidence: LIST<{documentId: STRING, chunkId: STRING?, start: INTEGER?, end: INTEGER?, quote: STRING, verb: STRING, modality: STRING, condition: STRING?}>}>
// Index:   chain_id_unique
// Bound:   one row a chain
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})
RETURN chain.id AS id, chain.name AS name, chain.summary AS summary, chain.discipline AS discipline, chain.preconditions AS preconditions,
  chain.negativeConstraints AS negativeConstraints, [(chain)-[:EXTRACTED_FROM]->(document) | document.id] AS documentIds,
  size([(chain)-[member:HAS_NODE|HAS_EDGE]->() WHERE member.throughMerge IS NOT NULL | 1]) > 0 AS isMerged,
  [(chain)-[node:HAS_NODE]->(concept) | {i: node.i, id: concept.id, term: concept.term, sense: concept.sense, type: concept.type,
    definition: concept.definition, aliases: concept.aliases}] AS nodes,
  [(chain)-[edge:HAS_EDGE]->(relation) | {i: edge.i, relationId: relation.id, type: relation.type, direction: edge.direction,
    evidence: [(relation)-[place:EVIDENCED_BY]->(source) | {documentId: coalesce(source.documentId, source.id), chunkId: CASE WHEN source:Chunk THEN source.id END,
      start: place.start, end: place.end, quote: place.quote, verb: place.verb, modality: place.modality, condition: place.condition}]}] AS steps
ORDER BY chain.id
