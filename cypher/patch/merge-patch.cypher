// Purpose: Store a patch with what it repairs and the version it made; all of them must be there.
// Access:  write
// Params:  $projectId: STRING
//          $patchId: STRING
//          $diagnosisId: STRING
//          $versionId: STRING  node of the dataset version that it made
//          $properties: STRING  JSON: what the outside sees of it
// Returns: properties: STRING
// Index:   diagnosis_id_unique, dataset_version_id_unique, patch_id_unique
// Bound:   one row
MATCH (diagnosis:Diagnosis {projectId: $projectId, id: $diagnosisId})
MERGE (patch:Patch {projectId: $projectId, id: $patchId})
ON CREATE SET patch.properties = $properties, patch.createdAt = toString(datetime())
MERGE (patch)-[:REPAIRS]->(diagnosis)
WITH patch
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})
MERGE (patch)-[:MADE]->(version)
RETURN patch.properties AS properties
