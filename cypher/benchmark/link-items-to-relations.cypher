// Purpose: Write which relations answering items requires.
// Access:  write
// Params:  $projectId: STRING
//          $links: LIST<{itemId: STRING, nodeId: STRING}>
// Returns: linked: INTEGER
// Index:   item_id_unique, relation_id_unique
// Bound:   4,000 rows
UNWIND $links AS link
MATCH (item:Item {projectId: $projectId, id: link.itemId})
CALL {
  WITH link, item
  MATCH (node:Relation {projectId: $projectId, id: link.nodeId})
  MERGE (item)-[requires:REQUIRES]->(node)
  RETURN requires
}
RETURN count(requires) AS linked
