// Relations that are tested but not taught: what the next version could add.
// :param projectId => 'demo'
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL AND EXISTS { (:Item)-[:REQUIRES]->(relation) } AND NOT EXISTS { (:Sample)-[:TEACHES]->(relation) }
MATCH (relation)-[:SUBJECT]->(subject:Concept), (relation)-[:OBJECT]->(object:Concept)
RETURN subject.discipline AS discipline, subject.term AS subject, relation.type AS relation, object.term AS object
ORDER BY discipline, subject LIMIT 100
