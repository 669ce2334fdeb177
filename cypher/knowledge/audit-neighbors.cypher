// Purpose: Which concepts of a discipline are joined by relations, as store numbers (each concept, then what it is the subject of), so that components can be counted outside.
// Access:  read
// Params:  $projectId: STRING
//          $generic: LIST<STRING>  normalized terms that join nothing
// Returns: discipline: STRING, joined: LIST<LIST<INTEGER>>
// Index:   concept_id_unique
// Bound:   one row a discipline; one number a concept and one a relation
MATCH (concept:Concept {projectId: $projectId})
USING INDEX concept:Concept(projectId, id)
WHERE concept.id IS NOT NULL AND NOT concept.normalized IN $generic
RETURN concept.discipline AS discipline, collect([id(concept)] + [(concept)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(other) | id(other)]) AS joined
