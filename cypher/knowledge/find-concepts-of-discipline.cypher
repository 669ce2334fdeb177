// Purpose: The concepts of a discipline, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $discipline: STRING
//          $type: STRING?
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   concept_discipline_id
// Bound:   $limit rows
MATCH (concept:Concept {projectId: $projectId, discipline: $discipline})
USING INDEX concept:Concept(projectId, discipline, id)
WHERE concept.id > $after AND ($type IS NULL OR concept.type = $type)
RETURN concept.id AS id
ORDER BY concept.projectId, concept.discipline, concept.id
LIMIT $limit
