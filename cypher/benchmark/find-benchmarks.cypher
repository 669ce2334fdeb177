// Purpose: Frozen suites by id.
// Access:  read
// Params:  $projectId: STRING
//          $after: STRING
//          $limit: INTEGER
// Returns: id: STRING, properties: STRING
// Index:   benchmark_id_unique
// Bound:   $limit rows
MATCH (benchmark:Benchmark {projectId: $projectId})
WHERE benchmark.id > $after AND benchmark.frozen
RETURN benchmark.id AS id, benchmark.properties AS properties
ORDER BY benchmark.projectId, benchmark.id
LIMIT $limit
