// Purpose: What is joined by relations in a discipline, as store numbers, so that projections and components can be counted outside: subjects[k] with objects[k].
// Access:  read
// Params:  $projectId: STRING
// Returns: discipline: STRING, subjects: LIST<INTEGER>, objects: LIST<INTEGER>
// Index:   concept_discipline_id
// Bound:   one row a discipline; two numbers a relation
MATCH (subject:Concept {projectId: $projectId})
USING INDEX subject:Concept(projectId, discipline, id)
WHERE subject.discipline IS NOT NULL AND subject.id IS NOT NULL
MATCH (subject)-[:SPECIALIZATION|PART_OF|CAUSAL|INHIBITS|PREREQUISITE|PRECEDES|CONTRAST|EQUIVALENCE|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]->(object)
RETURN subject.discipline AS discipline, collect(id(subject)) AS subjects, collect(id(object)) AS objects
