// Purpose: How many relationships go out of the concepts of a project, which are projections and nothing else; asked where audit-store counts those of other projects too.
// Access:  read
// Params:  $projectId: STRING
// Returns: projections: INTEGER
// Index:   concept_id_unique
// Bound:   one row from one pass over concepts
MATCH (concept:Concept {projectId: $projectId})
WHERE concept.id IS NOT NULL
RETURN sum(COUNT { (concept)-->() }) AS projections
