// Purpose: Begin a suite: its node, not yet frozen.
// Access:  write
// Params:  $projectId: STRING
//          $benchmarkId: STRING
//          $name: STRING
//          $version: INTEGER
//          $contentHash: STRING
//          $properties: STRING  JSON: what the outside sees of it
// Returns: frozen: BOOLEAN
// Index:   benchmark_id_unique
// Bound:   one row
MERGE (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
ON CREATE SET benchmark.name = $name, benchmark.version = $version, benchmark.contentHash = $contentHash, benchmark.frozen = false,
  benchmark.properties = $properties, benchmark.createdAt = toString(datetime())
RETURN benchmark.frozen AS frozen
