// Purpose: The version that the newest frozen suite of a name has; the next one is one more.
// Access:  read
// Params:  $projectId: STRING
//          $name: STRING
// Returns: version: INTEGER?
// Index:   benchmark_id_unique
// Bound:   one row over the suites of a project
MATCH (benchmark:Benchmark {projectId: $projectId})
WHERE benchmark.id > '' AND benchmark.name = $name AND benchmark.frozen
RETURN max(benchmark.version) AS version
