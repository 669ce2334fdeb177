// Purpose: Items of a suite are read in the order of ids, page by page, without sorting the suite.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP INDEX item_benchmark_id IF EXISTS
// Cost: one pass over :Item while it is built
CREATE INDEX item_benchmark_id IF NOT EXISTS FOR (item:Item) ON (item.projectId, item.benchmarkId, item.id);
