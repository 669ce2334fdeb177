// Purpose: Whether what a lineage starts from is there.
// Access:  read
// Params:  $projectId: STRING
//          $kind: STRING  concept, sample, item or diagnosis
//          $id: STRING
// Returns: id: STRING
// Index:   concept_id_unique, sample_id_unique, item_id_unique, diagnosis_id_unique
// Bound:   one row
CALL {
  MATCH (node:Concept {projectId: $projectId, id: $id}) WHERE $kind = 'concept' RETURN node
  UNION ALL MATCH (node:Sample {projectId: $projectId, id: $id}) WHERE $kind = 'sample' RETURN node
  UNION ALL MATCH (node:Item {projectId: $projectId, id: $id}) WHERE $kind = 'item' RETURN node
  UNION ALL MATCH (node:Diagnosis {projectId: $projectId, id: $id}) WHERE $kind = 'diagnosis' RETURN node
}
RETURN node.id AS id
