// Purpose: What was merged into these concepts.
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
// Returns: id: STRING, term: STRING, mergedInto: STRING
// Index:   concept_id_unique
// Bound:   20 rows
UNWIND $conceptIds AS conceptId
MATCH (merged:MergedConcept)-[:MERGED_INTO]->(concept:Concept {projectId: $projectId, id: conceptId})
RETURN DISTINCT merged.id AS id, merged.term AS term, merged.mergedInto AS mergedInto
ORDER BY id
LIMIT 20
