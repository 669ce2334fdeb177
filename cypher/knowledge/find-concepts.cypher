// Purpose: The concepts of a project, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $type: STRING?
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   concept_id_unique
// Bound:   $limit rows
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.id > $after AND ($type IS NULL OR concept.type = $type)
RETURN concept.id AS id
ORDER BY concept.projectId, concept.id
LIMIT $limit
