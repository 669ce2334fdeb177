// Purpose: One project.
// Access:  read
// Params:  $projectId: STRING
// Returns: id: STRING, name: STRING, createdAt: STRING
// Index:   project_id_unique
// Bound:   one row
MATCH (project:Project {id: $projectId})
RETURN project.id AS id, project.name AS name, project.createdAt AS createdAt
