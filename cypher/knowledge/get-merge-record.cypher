// Purpose: What a merge did with a concept.
// Access:  read
// Params:  $projectId: STRING
//          $conceptId: STRING
// Returns: id: STRING, term: STRING, type: STRING?, definition: STRING?, aliases: LIST<STRING>, discipline: STRING, mergedInto: STRING, record: STRING, mergedAt: STRING, through: LIST<STRING>
// Index:   merged_concept_id_unique
// Bound:   one row
MATCH (merged:MergedConcept {projectId: $projectId, id: $conceptId})
RETURN merged.id AS id, merged.term AS term, merged.type AS type, merged.definition AS definition, merged.aliases AS aliases,
  merged.discipline AS discipline, merged.mergedInto AS mergedInto, merged.mergeRecord AS record, merged.mergedAt AS mergedAt,
  coalesce([(merged)-[pointer:MERGED_INTO]->() | pointer.through][0], []) AS through
