// What explains a concept: everything that leads to it over up to three steps.
// :param projectId => 'demo'; :param term => 'angiotensin II'
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.normalized IS NOT NULL AND toLower($term) IN [concept.normalized, toLower(concept.term)]
MATCH path = (cause:Concept)-[:CAUSAL|INHIBITS|TRANSFORMATION|PREREQUISITE|PRECEDES*1..3]->(concept)
RETURN path LIMIT 50
