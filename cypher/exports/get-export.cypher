// Purpose: One export.
// Access:  read
// Params:  $projectId: STRING
//          $exportId: STRING
// Returns: properties: STRING
// Index:   export_id_unique
// Bound:   one row
MATCH (export:Export {projectId: $projectId, id: $exportId})
RETURN export.properties AS properties
