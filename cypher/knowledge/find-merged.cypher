// Purpose: Where ids that were merged away lead now: of concepts and of relations.
// Access:  read
// Params:  $projectId: STRING
//          $ids: LIST<STRING>
// Returns: id: STRING, mergedInto: STRING
// Index:   merged_concept_id_unique, merged_relation_id_unique
// Bound:   one row an id that was merged away
UNWIND $ids AS id
MATCH (merged:MergedConcept {projectId: $projectId, id: id})
RETURN id, merged.mergedInto AS mergedInto
UNION ALL
UNWIND $ids AS id
MATCH (merged:MergedRelation {projectId: $projectId, id: id})
RETURN id, merged.mergedInto AS mergedInto
