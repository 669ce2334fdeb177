// Purpose: Every concept, in the order of ids, for the stages after this one.
// Access:  read
// Params:  $projectId: STRING
// Returns: id: STRING, term: STRING, type: STRING?, definition: STRING?, aliases: LIST<STRING>, discipline: STRING, sense: STRING
// Index:   concept_id_unique
// Bound:   streamed
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.id > ''
RETURN concept.id AS id, concept.term AS term, concept.type AS type, concept.definition AS definition, concept.aliases AS aliases,
  concept.discipline AS discipline, coalesce(concept.sense, '') AS sense
ORDER BY concept.projectId, concept.id
