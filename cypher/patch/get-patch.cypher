// Purpose: One patch.
// Access:  read
// Params:  $projectId: STRING
//          $patchId: STRING
// Returns: properties: STRING
// Index:   patch_id_unique
// Bound:   one row
MATCH (patch:Patch {projectId: $projectId, id: $patchId})
RETURN patch.properties AS properties
