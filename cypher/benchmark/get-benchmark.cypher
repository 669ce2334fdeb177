// Purpose: One frozen suite.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING
// Returns: id: STRING, properties: STRING
// Index:   benchmark_id_unique
// Bound:   one row
MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
WHERE benchmark.frozen
RETURN benchmark.id AS id, benchmark.properties AS properties
