// Purpose: Begin a version: its node and its place in the line, not yet sealed. The lock of the dataset's node orders two writers.
// Access:  write
// Params:  $projectId: STRING
//          $datasetId: STRING
//          $versionId: STRING
//          $n: INTEGER
//          $benchmarkId: STRING?
//          $previousId: STRING?
//          $properties: STRING  JSON: what the outside sees of it
//          $contentHash: STRING
// Returns: n: INTEGER, contentHash: STRING, sealed: BOOLEAN
// Index:   dataset_id_unique, dataset_version_id_unique
// Bound:   one row
MATCH (dataset:Dataset {projectId: $projectId, id: $datasetId})
SET dataset.touched = timestamp()
WITH dataset
MERGE (version:DatasetVersion {projectId: $projectId, id: $versionId})
ON CREATE SET version.datasetId = $datasetId, version.n = $n, version.benchmarkId = $benchmarkId, version.properties = $properties,
  version.contentHash = $contentHash, version.sealed = false, version.createdAt = toString(datetime())
MERGE (dataset)-[:HAS_VERSION]->(version)
WITH version
CALL {
  WITH version
  MATCH (previous:DatasetVersion {projectId: $projectId, id: $previousId})
  MERGE (version)-[:PREVIOUS]->(previous)
  RETURN count(*) AS linked
}
CALL {
  WITH version
  MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
  MERGE (version)-[:ORTHOGONAL_TO]->(benchmark)
  RETURN count(*) AS checked
}
RETURN version.n AS n, version.contentHash AS contentHash, version.sealed AS sealed
