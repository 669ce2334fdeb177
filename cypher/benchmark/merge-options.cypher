// Purpose: Store the options of items.
// Access:  write
// Params:  $projectId: STRING
//          $options: LIST<{id: STRING, itemId: STRING, i: INTEGER, text: STRING, correct: BOOLEAN, operator: STRING?, tier: INTEGER?, falsity: STRING?, reason: STRING?}>
// Returns: stored: INTEGER
// Index:   item_id_unique, option_id_unique
// Bound:   2,000 rows
UNWIND $options AS row
MATCH (item:Item {projectId: $projectId, id: row.itemId})
MERGE (option:Option {projectId: $projectId, id: row.id})
ON CREATE SET option.i = row.i, option.text = row.text, option.correct = row.correct, option.operator = row.operator, option.tier = row.tier,
  option.falsity = row.falsity, option.reason = row.reason
MERGE (item)-[:HAS_OPTION]->(option)
RETURN count(option) AS stored
