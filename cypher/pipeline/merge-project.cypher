// Purpose: A project that exists stays as it is; `created` tells.
// Access:  write
// Params:  $projectId: STRING
//          $name: STRING
//          $nonce: STRING  tells this call's creation from an earlier one
// Returns: id: STRING, name: STRING, createdAt: STRING, created: BOOLEAN
// Index:   project_id_unique
// Bound:   one row
MERGE (project:Project {id: $projectId})
ON CREATE SET project.name = $name, project.createdAt = toString(datetime()), project.nonce = $nonce
RETURN project.id AS id, project.name AS name, project.createdAt AS createdAt, project.nonce = $nonce AS created
