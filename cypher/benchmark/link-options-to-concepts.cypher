// Purpose: Write which concepts options perturb.
// Access:  write
// Params:  $projectId: STRING
//          $links: LIST<{optionId: STRING, nodeId: STRING}>
// Returns: linked: INTEGER
// Index:   option_id_unique, concept_id_unique
// Bound:   4,000 rows
UNWIND $links AS link
MATCH (option:Option {projectId: $projectId, id: link.optionId})
CALL {
  WITH link, option
  MATCH (node:Concept {projectId: $projectId, id: link.nodeId})
  MERGE (option)-[perturbs:PERTURBS]->(node)
  RETURN perturbs
}
RETURN count(perturbs) AS linked
