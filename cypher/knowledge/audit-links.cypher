// Purpose: What is joined by projections, as store numbers: subjects[k] with objects[k].
// Access:  read
// Params:  $projectId: STRING
// Returns: part: INTEGER, subjects: LIST<FLOAT>, objects: LIST<FLOAT>
// Index:   concept_id_unique
// Bound:   two numbers a projection; a row for each 4,096 store numbers
MATCH (subject:Concept {projectId: $projectId})
USING INDEX subject:Concept(projectId, id)
WHERE subject.id IS NOT NULL
MATCH (subject)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
RETURN id(subject) / 4096 AS part, collect(id(subject) * 1.0) AS subjects, collect(id(object) * 1.0) AS objects
