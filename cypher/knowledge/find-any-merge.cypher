// Purpose: Whether anything was ever merged away in this project; most writes stop asking here.
// Access:  read
// Params:  $projectId: STRING
// Returns: id: STRING
// Index:   merged_concept_id_unique
// Bound:   one row
MATCH (merged:MergedConcept {projectId: $projectId})
WHERE merged.id > ''
RETURN merged.id AS id
LIMIT 1
