// Chains of a discipline: each as a path of concepts. Click a concept to expand it.
// :param projectId => 'demo'; :param discipline => 'biology'
MATCH (chain:Chain {projectId: $projectId, discipline: $discipline})
WHERE chain.id IS NOT NULL
WITH chain ORDER BY chain.name LIMIT 8
MATCH (chain)-[:HAS_EDGE]->(relation:Relation), (relation)-[:SUBJECT]->(subject:Concept), (relation)-[:OBJECT]->(object:Concept)
MATCH (subject)-[step]->(object)
WHERE step.relationId = relation.id
RETURN subject, step, object
