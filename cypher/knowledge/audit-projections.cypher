// Purpose: How many projections the concepts of a project have, whatever stands behind them.
// Access:  read
// Params:  $projectId: STRING
// Returns: projections: INTEGER
// Index:   concept_id_unique
// Bound:   one row from one pass over projections
MATCH (subject:Concept {projectId: $projectId})
USING INDEX subject:Concept(projectId, id)
WHERE subject.id IS NOT NULL
MATCH (subject)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->()
RETURN count(*) AS projections
