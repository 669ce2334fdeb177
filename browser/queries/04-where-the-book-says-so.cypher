// The sentences that state the relations of a concept, with book and place.
// :param projectId => 'demo'; :param term => 'angiotensin II'
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.normalized IS NOT NULL AND toLower($term) IN [concept.normalized, toLower(concept.term)]
MATCH (concept)<-[:SUBJECT|OBJECT]-(relation:Relation)
MATCH (relation)-[:SUBJECT]->(subject), (relation)-[:OBJECT]->(object)
MATCH (relation)-[evidence:EVIDENCED_BY]->(chunk:Chunk)<-[:HAS_CHUNK]-(document:Document)
RETURN DISTINCT subject.term AS subject, relation.type AS relation, object.term AS object, evidence.modality AS modality,
       evidence.quote AS sentence, document.title AS book, evidence.start AS at
ORDER BY book, at
