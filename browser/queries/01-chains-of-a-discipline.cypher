// Chains of a discipline: each as a path of concepts. Click a concept to expand it.
// :param projectId => 'demo'; :param discipline => 'biology'
MATCH (chain:Chain {projectId: $projectId, discipline: $discipline})
WITH chain ORDER BY chain.name LIMIT 15
MATCH (chain)-[:HAS_EDGE]->(relation:Relation), (relation)-[:SUBJECT]->(subject:Concept), (relation)-[:OBJECT]->(object:Concept)
MATCH (subject)-[step]->(object)
WHERE step.relationId = relation.id
RETURN subject, step, object
