// Purpose: The relations of a project as store numbers, so that one without its own projection and one on no chain can be told outside.
// Access:  read
// Params:  $projectId: STRING
// Returns: part: INTEGER, relations: LIST<INTEGER>
// Index:   relation_id_unique
// Bound:   one number a relation; a row for each 4,096 store numbers
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL
RETURN id(relation) / 4096 AS part, collect(id(relation)) AS relations
