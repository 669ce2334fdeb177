// What a concept explains, directly and over up to three steps of cause, change or need.
// :param projectId => 'demo'; :param term => 'osmosis'
MATCH (concept:Concept {projectId: $projectId, normalized: toLower($term)})
MATCH path = (concept)-[:CAUSAL|INHIBITS|TRANSFORMATION|PREREQUISITE|PRECEDES*1..3]->(effect:Concept)
RETURN path LIMIT 50
