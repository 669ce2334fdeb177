// Concepts that more than one book speaks of: where knowledge joins.
// :param projectId => 'demo'
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.id IS NOT NULL
MATCH (concept)<-[:SUBJECT|OBJECT]-(:Relation)-[:EVIDENCED_BY]->(:Chunk)<-[:HAS_CHUNK]-(document:Document)
WITH concept, collect(DISTINCT document.title) AS books
WHERE size(books) > 1
RETURN concept.term AS concept, concept.discipline AS discipline, books
ORDER BY size(books) DESC, concept LIMIT 50
