// Purpose: The relations of one type, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $type: STRING
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   relation_type_id
// Bound:   $limit rows
MATCH (relation:Relation {projectId: $projectId, type: $type})
USING INDEX relation:Relation(projectId, type, id)
WHERE relation.id > $after
RETURN relation.id AS id
ORDER BY relation.projectId, relation.type, relation.id
LIMIT $limit
