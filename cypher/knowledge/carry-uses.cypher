// Purpose: What tests a chain that is stated anew in another sense tests the new one, and requires the concept and the relations of that sense; so do its options.
// Access:  write
// Params:  $projectId: STRING
//          $chains: LIST<{fromId: STRING, intoId: STRING, stays: BOOLEAN, swaps: LIST<{fromId: STRING, intoId: STRING}>}>  all held; stays: only what came along with the other one goes back to it; swaps: of the concept and of the relations that meet at it
// Returns: carried: INTEGER
// Index:   chain_id_unique
// Bound:   the items of the chains given
UNWIND $chains AS row
MATCH (chain:Chain {projectId: $projectId, id: row.fromId})<-[tests:TESTS]-(item)
WHERE NOT row.stays OR coalesce(tests.throughSplit = row.intoId, false)
MATCH (anew:Chain {projectId: chain.projectId, id: row.intoId})
CREATE (item)-[copy:TESTS]->(anew)
SET copy = properties(tests), copy.throughSplit = CASE WHEN coalesce(tests.throughSplit = row.intoId, false) THEN null ELSE row.fromId END
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
CALL {
  WITH row, item, anew
  UNWIND row.swaps AS swap
  MATCH (item)-[:HAS_OPTION]->(option)-[perturbs:PERTURBS]->(needed)
  WHERE needed.id = swap.fromId
  MATCH (anew)-[:HAS_NODE|HAS_EDGE]->(other)
  WHERE other.id = swap.intoId
  CREATE (option)-[copy:PERTURBS]->(other)
  SET copy = properties(perturbs)
  DELETE perturbs
  RETURN count(*) AS turned
}
RETURN count(*) AS carried
