// Purpose: One finished diagnosis without its ranking.
// Access:  read
// Params:  $projectId: STRING
//          $diagnosisId: STRING
// Returns: id: STRING, runId: STRING, properties: STRING
// Index:   diagnosis_id_unique
// Bound:   one row
MATCH (diagnosis:Diagnosis {projectId: $projectId, id: $diagnosisId})
WHERE diagnosis.sealed
RETURN diagnosis.id AS id, diagnosis.runId AS runId, diagnosis.properties AS properties
