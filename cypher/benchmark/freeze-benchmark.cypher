// Purpose: From here on the suite is there, and immutable.
// Access:  write
// Params:  $projectId: STRING
//          $benchmarkId: STRING
// Returns: nothing
// Index:   benchmark_id_unique
// Bound:   one node
MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
SET benchmark.frozen = true
