// Purpose: The chains through a concept, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $conceptId: STRING
//          $discipline: STRING?
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   concept_id_unique
// Bound:   $limit rows of the chains of one concept
MATCH (:Concept {projectId: $projectId, id: $conceptId})<-[:HAS_NODE]-(chain:Chain)
WHERE chain.id > $after AND ($discipline IS NULL OR chain.discipline = $discipline)
RETURN chain.id AS id
ORDER BY id
LIMIT $limit
