// Purpose: From here on the diagnosis is there.
// Access:  write
// Params:  $projectId: STRING
//          $diagnosisId: STRING
// Returns: nothing
// Index:   diagnosis_id_unique
// Bound:   one node
MATCH (diagnosis:Diagnosis {projectId: $projectId, id: $diagnosisId})
SET diagnosis.sealed = true
