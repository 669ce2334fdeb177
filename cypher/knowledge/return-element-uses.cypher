// Purpose: What used an element of both senses before the one joined the other uses both again.
// Access:  write
// Params:  $projectId: STRING
//          $chains: LIST<{fromId: STRING, intoId: STRING}>
//          $relations: LIST<{fromId: STRING, intoId: STRING}>
//          $concepts: LIST<{fromId: STRING, intoId: STRING}>
// Returns: returned: INTEGER
// Index:   chain_id_unique, relation_id_unique, concept_id_unique
// Bound:   the uses of what the chains hold
CALL {
  UNWIND $chains AS row
  MATCH (old:Chain {projectId: $projectId, id: row.fromId})
  MATCH (anew:Chain {projectId: old.projectId, id: row.intoId})
  RETURN old, anew
  UNION
  UNWIND $relations AS row
  MATCH (old:Relation {projectId: $projectId, id: row.fromId})
  MATCH (anew:Relation {projectId: old.projectId, id: row.intoId})
  RETURN old, anew
  UNION
  UNWIND $concepts AS row
  MATCH (old:Concept {projectId: $projectId, id: row.fromId})
  MATCH (anew:Concept {projectId: old.projectId, id: row.intoId})
  RETURN old, anew
}
MATCH (user)-[use:TEACHES|BLAMES|PERTURBS|REQUIRES]->(old)
WHERE use.alsoSplit = anew.id
REMOVE use.alsoSplit
WITH anew, user, use, properties(use) AS said
FOREACH (ignored IN CASE WHEN type(use) = 'TEACHES' THEN [1] ELSE [] END | CREATE (user)-[copy:TEACHES]->(anew) SET copy = said)
FOREACH (ignored IN CASE WHEN type(use) = 'BLAMES' THEN [1] ELSE [] END | CREATE (user)-[copy:BLAMES]->(anew) SET copy = said)
FOREACH (ignored IN CASE WHEN type(use) = 'PERTURBS' THEN [1] ELSE [] END | CREATE (user)-[copy:PERTURBS]->(anew) SET copy = said)
FOREACH (ignored IN CASE WHEN type(use) = 'REQUIRES' THEN [1] ELSE [] END | CREATE (user)-[copy:REQUIRES]->(anew) SET copy = said)
RETURN count(*) AS returned
