// Purpose: Give a filled version its number and its place in the line: from here on it is there, and immutable. Runs under lock-dataset.
// Access:  write
// Params:  $projectId: STRING
//          $datasetId: STRING
//          $pendingId: STRING
//          $versionId: STRING
//          $n: INTEGER
//          $benchmarkId: STRING?
//          $previousId: STRING?
//          $properties: STRING  JSON: what the outside sees of it
//          $contentHash: STRING
//          $identity: STRING
// Returns: edges: INTEGER
// Index:   dataset_id_unique, dataset_version_id_unique, benchmark_id_unique
// Bound:   one row
MATCH (version:DatasetVersion {projectId: $projectId, id: $pendingId})
SET version.id = $versionId, version.datasetId = $datasetId, version.n = $n, version.benchmarkId = $benchmarkId,
  version.properties = $properties, version.contentHash = $contentHash, version.identity = $identity, version.createdAt = toString(datetime())
WITH version
CALL {
  WITH version
  MATCH (dataset:Dataset {projectId: $projectId, id: $datasetId})
  SET dataset.versions = $n
  CREATE (dataset)-[:HAS_VERSION]->(version)
}
CALL {
  WITH version
  MATCH (previous:DatasetVersion {projectId: $projectId, id: $previousId})
  CREATE (version)-[:PREVIOUS]->(previous)
  RETURN count(*) AS linked
}
CALL {
  WITH version
  MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
  CREATE (version)-[:ORTHOGONAL_TO]->(benchmark)
  RETURN count(*) AS checked
}
RETURN COUNT { (version)-[:ADDS|DROPS|REPLAYS|REFUSED|CLOSEST]->() } AS edges
