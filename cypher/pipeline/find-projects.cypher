// Purpose: All projects by id.
// Access:  read
// Params:  $after: STRING?
//          $limit: INTEGER
// Returns: id: STRING, name: STRING, createdAt: STRING
// Index:   project_id_unique
// Bound:   $limit rows
MATCH (project:Project)
WHERE project.id > coalesce($after, '')
RETURN project.id AS id, project.name AS name, project.createdAt AS createdAt
ORDER BY project.id
LIMIT $limit
