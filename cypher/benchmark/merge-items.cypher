// Purpose: Store items of a suite with what they test; an item that is there stays as it is.
// Access:  write
// Params:  $projectId: STRING
//          $benchmarkId: STRING
//          $items: LIST<{id: STRING, i: INTEGER, chainId: STRING, split: STRING, archetype: STRING, discipline: STRING, properties: STRING}>
// Returns: stored: INTEGER
// Index:   benchmark_id_unique, chain_id_unique, item_id_unique
// Bound:   500 rows
MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
UNWIND $items AS row
MATCH (chain:Chain {projectId: $projectId, id: row.chainId})
MERGE (item:Item {projectId: $projectId, id: row.id})
ON CREATE SET item.benchmarkId = $benchmarkId, item.i = row.i, item.chainId = row.chainId, item.split = row.split, item.archetype = row.archetype,
  item.discipline = row.discipline, item.properties = row.properties
MERGE (benchmark)-[:HAS_ITEM]->(item)
MERGE (item)-[:TESTS]->(chain)
RETURN count(item) AS stored
