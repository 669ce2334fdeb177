// Purpose: The chains through a relation, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $relationId: STRING
//          $conceptId: STRING?
//          $discipline: STRING?
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   relation_id_unique
// Bound:   $limit rows of the chains of one relation
MATCH (:Relation {projectId: $projectId, id: $relationId})<-[:HAS_EDGE]-(chain:Chain)
WHERE chain.id > $after AND ($discipline IS NULL OR chain.discipline = $discipline)
  AND ($conceptId IS NULL OR EXISTS { (chain)-[:HAS_NODE]->(concept:Concept) WHERE concept.id = $conceptId })
RETURN chain.id AS id
ORDER BY id
LIMIT $limit
