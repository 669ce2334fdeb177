// Orphan audit: concepts and relations that lie on no chain. The answer is nothing, always.
// :param projectId => 'demo'
MATCH (node:Concept {projectId: $projectId})
WHERE node.id IS NOT NULL AND node.mergedInto IS NULL AND NOT EXISTS { (:Chain)-[:HAS_NODE]->(node) }
RETURN 'concept' AS kind, node.id AS id, node.term AS label
UNION ALL
MATCH (node:Relation {projectId: $projectId})
WHERE node.id IS NOT NULL AND NOT EXISTS { (:Chain)-[:HAS_EDGE]->(node) }
RETURN 'relation' AS kind, node.id AS id, node.type AS label
