// Purpose: The promise that every concept is a node and every relation an edge of some chain.
// Access:  read
// Params:  $projectId: STRING
// Returns: kind: STRING, count: INTEGER
// Index:   concept_id_unique, relation_id_unique
// Bound:   two rows from one pass over concepts and relations
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.id IS NOT NULL AND NOT EXISTS { (concept)<-[:HAS_NODE]-() }
RETURN 'concepts' AS kind, count(*) AS count
UNION ALL
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL AND NOT EXISTS { (relation)<-[:HAS_EDGE]-() }
RETURN 'relations' AS kind, count(*) AS count
