// Purpose: Begin a diagnosis of a run; one that was cut short is finished by doing it again.
// Access:  write
// Params:  $projectId: STRING
//          $diagnosisId: STRING
//          $runId: STRING
//          $split: STRING  dev, or all: it saw held-out items, too
//          $properties: STRING  JSON: what the outside sees of it but for the ranking
// Returns: sealed: BOOLEAN
// Index:   eval_run_id_unique, diagnosis_id_unique
// Bound:   one row
MATCH (run:EvalRun {projectId: $projectId, id: $runId})
MERGE (diagnosis:Diagnosis {projectId: $projectId, id: $diagnosisId})
ON CREATE SET diagnosis.runId = $runId, diagnosis.split = $split, diagnosis.properties = $properties, diagnosis.sealed = false, diagnosis.createdAt = toString(datetime())
MERGE (diagnosis)-[:OF]->(run)
RETURN diagnosis.sealed AS sealed
