// Purpose: Which patch brought a sample into a dataset, up to a version; of several the latest comes last.
// Access:  read
// Params:  $projectId: STRING
//          $datasetId: STRING
//          $n: INTEGER  the version
// Returns: sampleId: STRING, patchId: STRING
// Index:   dataset_id_unique
// Bound:   the samples that patches brought, sorted, then streamed
MATCH (:Dataset {projectId: $projectId, id: $datasetId})-[:HAS_VERSION]->(version:DatasetVersion)<-[:MADE]-(patch:Patch)
WHERE version.n <= $n
MATCH (version)-[:ADDS]->(sample:Sample)
RETURN sample.id AS sampleId, patch.id AS patchId
ORDER BY version.n, sampleId
