// Purpose: The chains of a project, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   chain_id_unique
// Bound:   $limit rows
MATCH (chain:Chain {projectId: $projectId})
WHERE chain.id > $after
RETURN chain.id AS id
ORDER BY chain.projectId, chain.id
LIMIT $limit
