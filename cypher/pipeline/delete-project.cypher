// Purpose: Remove the project's own node, after everything in it is gone.
// Access:  write
// Params:  $projectId: STRING
// Returns: nothing
// Index:   project_id_unique
// Bound:   one node
MATCH (project:Project {id: $projectId})
DETACH DELETE project
