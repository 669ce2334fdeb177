// Purpose: The concepts of each discipline as store numbers, some thousands a row, so that what lies on no chain and what is joined can be told outside.
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, part: INTEGER, nodes: LIST<FLOAT>
// Index:   concept_discipline_id
// Bound:   one number a concept; a row for each 4,096 store numbers of a discipline
MATCH (concept:Concept {projectId: $projectId})
USING INDEX concept:Concept(projectId, discipline, id)
WHERE concept.discipline IS NOT NULL AND concept.id IS NOT NULL
RETURN concept.discipline AS discipline, id(concept) / 4096 AS part, collect(id(concept) * 1.0) AS nodes
