// Purpose: One node per benchmark, item and option in a project.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT benchmark_id_unique IF EXISTS; DROP CONSTRAINT item_id_unique IF EXISTS; DROP CONSTRAINT option_id_unique IF EXISTS; DROP INDEX item_benchmark IF EXISTS
// Cost: one pass over each label while its index is built; writers wait
CREATE CONSTRAINT benchmark_id_unique IF NOT EXISTS FOR (benchmark:Benchmark) REQUIRE (benchmark.projectId, benchmark.id) IS UNIQUE;
CREATE CONSTRAINT item_id_unique IF NOT EXISTS FOR (item:Item) REQUIRE (item.projectId, item.id) IS UNIQUE;
CREATE CONSTRAINT option_id_unique IF NOT EXISTS FOR (option:Option) REQUIRE (option.projectId, option.id) IS UNIQUE;
CREATE INDEX item_benchmark IF NOT EXISTS FOR (item:Item) ON (item.projectId, item.benchmarkId, item.split);
