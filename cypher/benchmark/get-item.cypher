// Purpose: One item of a frozen suite with its key; those of a build that was cut short are not there yet.
// Access:  read
// Params:  $projectId: STRING
//          $itemId: STRING
// Returns: properties: STRING
// Index:   item_id_unique, benchmark_id_unique
// Bound:   one row
MATCH (item:Item {projectId: $projectId, id: $itemId})
MATCH (benchmark:Benchmark {projectId: $projectId, id: item.benchmarkId})
WHERE benchmark.frozen
RETURN item.properties AS properties
