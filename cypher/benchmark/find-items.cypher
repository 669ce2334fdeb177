// Purpose: Items of a suite in the order of ids, of one split or both.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING
//          $split: STRING?
//          $after: STRING
//          $limit: INTEGER
// Returns: id: STRING, properties: STRING
// Index:   item_benchmark_id
// Bound:   $limit rows
MATCH (item:Item {projectId: $projectId, benchmarkId: $benchmarkId})
USING INDEX item:Item(projectId, benchmarkId, id)
WHERE item.id > $after AND ($split IS NULL OR item.split = $split)
RETURN item.id AS id, item.properties AS properties
ORDER BY item.projectId, item.benchmarkId, item.id
LIMIT $limit
