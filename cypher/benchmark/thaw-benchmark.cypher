// Purpose: A suite as it is while it is being built, to see that nothing of it is shown.
// Access:  write
// Params:  $projectId: STRING
//          $benchmarkId: STRING
// Returns: nothing
// Index:   benchmark_id_unique
// Bound:   one node
MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
SET benchmark.frozen = false
