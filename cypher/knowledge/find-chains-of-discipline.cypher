// Purpose: The chains of a discipline, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $discipline: STRING
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   chain_discipline_id
// Bound:   $limit rows
MATCH (chain:Chain {projectId: $projectId, discipline: $discipline})
USING INDEX chain:Chain(projectId, discipline, id)
WHERE chain.id > $after
RETURN chain.id AS id
ORDER BY chain.projectId, chain.discipline, chain.id
LIMIT $limit
