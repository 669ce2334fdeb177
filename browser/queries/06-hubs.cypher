// Hubs: the concepts that most relations touch.
// :param projectId => 'demo'
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.id IS NOT NULL
WITH concept, count { (concept)<-[:SUBJECT|OBJECT]-(:Relation) } AS relations
ORDER BY relations DESC LIMIT 25
RETURN concept.term AS concept, concept.discipline AS discipline, concept.type AS type, relations
