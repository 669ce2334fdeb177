// Purpose: The concepts so general that they join nothing, as store numbers.
// Access:  read
// Params:  $projectId: STRING
//          $generic: LIST<STRING>  normalized terms
// Returns: discipline: STRING, nodes: LIST<INTEGER>
// Index:   concept_normalized
// Bound:   one row a discipline; one number a term and sense
UNWIND $generic AS term
MATCH (concept:Concept {projectId: $projectId, normalized: term})
WITH concept, concept.discipline AS discipline
// A concept that is deleted while this reads has lost its properties.
WHERE discipline IS NOT NULL
RETURN discipline, collect(id(concept)) AS nodes
