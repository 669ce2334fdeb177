// Purpose: How many concepts each discipline has.
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, concepts: INTEGER
// Index:   concept_discipline_id
// Bound:   one row a discipline from one pass over the index
MATCH (concept:Concept {projectId: $projectId})
USING INDEX concept:Concept(projectId, discipline, id)
WHERE concept.discipline IS NOT NULL AND concept.id IS NOT NULL
RETURN concept.discipline AS discipline, count(*) AS concepts
