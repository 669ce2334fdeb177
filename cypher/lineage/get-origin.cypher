// Purpose: Whether what a lineage starts from is there; a concept that was merged away leads on to what it is now.
// Access:  read
// Params:  $projectId: STRING
//          $kind: STRING  concept, sample, item or diagnosis
//          $id: STRING
// Returns: id: STRING
// Index:   concept_id_unique, merged_concept_id_unique, sample_id_unique, item_id_unique, diagnosis_id_unique
// Bound:   one row
CALL {
  MATCH (node:Concept {projectId: $projectId, id: $id}) WHERE $kind = 'concept' RETURN node.id AS id
  UNION ALL MATCH (node:MergedConcept {projectId: $projectId, id: $id}) WHERE $kind = 'concept' RETURN node.mergedInto AS id
  UNION ALL MATCH (node:Sample {projectId: $projectId, id: $id}) WHERE $kind = 'sample' RETURN node.id AS id
  UNION ALL MATCH (node:Item {projectId: $projectId, id: $id}) WHERE $kind = 'item' RETURN node.id AS id
  UNION ALL MATCH (node:Diagnosis {projectId: $projectId, id: $id}) WHERE $kind = 'diagnosis' RETURN node.id AS id
}
RETURN id
