// Purpose: All items of a suite with their key, in the order of ids.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING
//          $split: STRING?
// Returns: properties: STRING
// Index:   item_benchmark_id
// Bound:   streamed
MATCH (item:Item {projectId: $projectId, benchmarkId: $benchmarkId})
USING INDEX item:Item(projectId, benchmarkId, id)
WHERE item.id IS NOT NULL AND ($split IS NULL OR item.split = $split)
RETURN item.properties AS properties
ORDER BY item.projectId, item.benchmarkId, item.id
