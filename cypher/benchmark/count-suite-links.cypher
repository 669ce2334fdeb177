// Purpose: What hangs on a suite in the graph, to see that it is whole.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING
// Returns: items: INTEGER, tested: INTEGER, options: INTEGER, perturbed: INTEGER, required: INTEGER
// Index:   benchmark_id_unique
// Bound:   one row; every item of the suite is looked at
MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})-[:HAS_ITEM]->(item:Item)
RETURN count(item) AS items, sum(COUNT { (item)-[:TESTS]->(:Chain) }) AS tested, sum(COUNT { (item)-[:HAS_OPTION]->(:Option) }) AS options,
  sum(COUNT { (item)-[:HAS_OPTION]->(:Option)-[:PERTURBS]->() }) AS perturbed, sum(COUNT { (item)-[:REQUIRES]->() }) AS required
