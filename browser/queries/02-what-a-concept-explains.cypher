// What a concept explains, directly and over up to three steps of cause, change or need.
// :param projectId => 'demo'; :param term => 'angiotensin II'
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.normalized IS NOT NULL AND toLower($term) IN [concept.normalized, toLower(concept.term)]
MATCH path = (concept)-[:CAUSAL|INHIBITS|TRANSFORMATION|PREREQUISITE|PRECEDES*1..3]->(effect:Concept)
RETURN path LIMIT 50
