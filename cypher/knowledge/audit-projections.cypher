// Purpose: The promise that a relation and its projection say the same: each relation has one, and there is none beside.
// Access:  read
// Params:  $projectId: STRING
// Returns: kind: STRING, count: INTEGER
// Index:   relation_id_unique, concept_id_unique
// Bound:   three rows from one pass over relations and one over concepts
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL
MATCH (relation)-[:SUBJECT]->(subject)
MATCH (relation)-[:OBJECT]->(object)
WHERE subject.id = relation.subjectId AND object.id = relation.objectId
  AND EXISTS { MATCH (subject)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object) WHERE projection.relationId = relation.id AND type(projection) = relation.type }
RETURN 'wellProjected' AS kind, count(relation) AS count
UNION ALL
MATCH (relation:Relation {projectId: $projectId}) WHERE relation.id IS NOT NULL RETURN 'relations' AS kind, count(*) AS count
UNION ALL
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.id IS NOT NULL
RETURN 'projections' AS kind, sum(COUNT { (concept)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->() }) AS count
