// Purpose: One item with its key.
// Access:  read
// Params:  $projectId: STRING
//          $itemId: STRING
// Returns: properties: STRING
// Index:   item_id_unique
// Bound:   one row
MATCH (item:Item {projectId: $projectId, id: $itemId})
RETURN item.properties AS properties
