// Purpose: The concepts of each discipline as store numbers, some thousands a row, so that what lies on no chain and what is joined can be told outside; how many relationships go out of them, which are
//   projections and nothing else, and which of them have a crowd of these.
// Access:  read
// Params:  $projectId: STRING
//          $crowd: INTEGER
// Returns: discipline: STRING, part: INTEGER, nodes: LIST<FLOAT>, projections: INTEGER, crowded: LIST<INTEGER>
// Index:   concept_discipline_id
// Bound:   one number a concept; a row for each 4,096 store numbers of a discipline
MATCH (concept:Concept {projectId: $projectId})
USING INDEX concept:Concept(projectId, discipline, id)
WHERE concept.discipline IS NOT NULL AND concept.id IS NOT NULL
WITH concept, COUNT { (concept)-->() } AS projections
RETURN concept.discipline AS discipline, id(concept) / 4096 AS part, collect(id(concept) * 1.0) AS nodes, sum(projections) AS projections,
  collect(CASE WHEN projections >= $crowd THEN id(concept) END) AS crowded
