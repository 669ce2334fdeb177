// Purpose: Which of these concepts are there, and the ids of what was merged into them.
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
// Returns: id: STRING, earlier: LIST<STRING>
// Index:   concept_id_unique
// Bound:   one row a concept that is there
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
RETURN concept.id AS id, [(merged:MergedConcept)-[:MERGED_INTO]->(concept) | merged.id] AS earlier
