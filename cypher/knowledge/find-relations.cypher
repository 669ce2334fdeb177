// Purpose: The relations of a project, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   relation_id_unique
// Bound:   $limit rows
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id > $after
RETURN relation.id AS id
ORDER BY relation.projectId, relation.id
LIMIT $limit
