// What explains a concept: everything that leads to it over up to three steps.
// :param projectId => 'demo'; :param term => 'osmosis'
MATCH (concept:Concept {projectId: $projectId, normalized: toLower($term)})
MATCH path = (cause:Concept)-[:CAUSAL|INHIBITS|TRANSFORMATION|PREREQUISITE|PRECEDES*1..3]->(concept)
RETURN path LIMIT 50
