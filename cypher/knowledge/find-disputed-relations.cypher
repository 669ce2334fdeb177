// Purpose: Relations on chains that have not one subject and one object, or whose type is not that of their projection.
// Access:  read
// Params:  $projectId: STRING
//          $limit: INTEGER
// Returns: id: STRING
// Index:   relation_id_unique
// Bound:   $limit rows from one pass over relations
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL AND EXISTS { (relation)<-[:HAS_EDGE]-(:Chain) }
  AND (COUNT { (relation)-[:SUBJECT]->() } <> 1 OR COUNT { (relation)-[:OBJECT]->() } <> 1 OR EXISTS {
    MATCH (relation)-[:SUBJECT]->(subject:Concept)-[projection:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->()
    WHERE projection.relationId = relation.id AND coalesce(type(projection) <> relation.type, true)
  })
RETURN relation.id AS id
ORDER BY id
LIMIT $limit
