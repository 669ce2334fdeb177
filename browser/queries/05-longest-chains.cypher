// The longest chains: the most steps from end to end.
// :param projectId => 'demo'
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id IS NOT NULL
MATCH (chain)-[node:HAS_NODE]->(concept:Concept)
WITH chain, node.i AS i, concept.term AS term ORDER BY i
WITH chain, collect(term) AS terms
RETURN chain.discipline AS discipline, chain.name AS chain, size(terms) - 1 AS steps, terms
ORDER BY steps DESC, chain LIMIT 25
