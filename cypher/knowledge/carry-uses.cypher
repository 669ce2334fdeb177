// Purpose: What tests a chain that is stated anew in another sense tests the new one, and requires the concept and the relations of that sense.
// Access:  write
// Params:  $projectId: STRING
//          $chains: LIST<{fromId: STRING, intoId: STRING, swaps: LIST<{fromId: STRING, intoId: STRING}>}>  all held; swaps: of the concept and of the relations that meet at it
// Returns: carried: INTEGER
// Index:   chain_id_unique
// Bound:   the items of the chains given
UNWIND $chains AS row
MATCH (chain:Chain {projectId: $projectId, id: row.fromId})<-[tests:TESTS]-(item)
MATCH (anew:Chain {projectId: chain.projectId, id: row.intoId})
CREATE (item)-[copy:TESTS]->(anew)
SET copy = properties(tests)
DELETE tests
WITH row, item, anew
CALL {
  WITH row, item, anew
  UNWIND row.swaps AS swap
  MATCH (item)-[requires:REQUIRES]->(needed)
  WHERE needed.id = swap.fromId
  MATCH (anew)-[:HAS_NODE|HAS_EDGE]->(other)
  WHERE other.id = swap.intoId
  CREATE (item)-[copy:REQUIRES]->(other)
  SET copy = properties(requires)
  DELETE requires
  RETURN count(*) AS swapped
}
RETURN count(*) AS carried
