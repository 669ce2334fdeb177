// Purpose: The relations that start at a concept, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $subjectId: STRING
//          $objectId: STRING?
//          $type: STRING?
//          $after: STRING  the last id seen, '' at first
//          $limit: INTEGER
// Returns: id: STRING
// Index:   concept_id_unique
// Bound:   $limit rows of the relations of one concept
MATCH (:Concept {projectId: $projectId, id: $subjectId})<-[:SUBJECT]-(relation:Relation)
WHERE relation.id > $after AND ($type IS NULL OR relation.type = $type) AND ($objectId IS NULL OR EXISTS { MATCH (relation)-[:OBJECT]->(object) WHERE object.id = $objectId })
RETURN relation.id AS id
ORDER BY id
LIMIT $limit
