// Purpose: What teaches, blames, perturbs or requires an element that goes along with chains into another sense goes to what stands for it there,
//          marked with where it comes from, and comes back when the chains do. Where the element stays for other chains, so does what was made
//          of it; a sample that teaches no relation of a concept any more, because they all went along, teaches the concept of the other sense.
// Access:  write
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>  the chains that go, still there
//          $chains: LIST<{fromId: STRING, intoId: STRING}>
//          $relations: LIST<{fromId: STRING, intoId: STRING}>
//          $concepts: LIST<{fromId: STRING, intoId: STRING}>
//          $carried: LIST<STRING>  relations whose samples were carried before
// Returns: carried: INTEGER
// Index:   chain_id_unique, relation_id_unique, concept_id_unique
// Bound:   the uses of what the chains hold
CALL {
  UNWIND $chains AS row
  MATCH (old:Chain {projectId: $projectId, id: row.fromId})
  MATCH (anew:Chain {projectId: old.projectId, id: row.intoId})
  RETURN old, anew, old.id IN $chainIds AS goes
  UNION
  UNWIND $relations AS row
  MATCH (old:Relation {projectId: $projectId, id: row.fromId})
  MATCH (anew:Relation {projectId: old.projectId, id: row.intoId})
  RETURN old, anew, NOT EXISTS { MATCH (old)<-[:HAS_EDGE]-(chain:Chain) WHERE NOT chain.id IN $chainIds } AS goes
  UNION
  UNWIND $concepts AS row
  MATCH (old:Concept {projectId: $projectId, id: row.fromId})
  MATCH (anew:Concept {projectId: old.projectId, id: row.intoId})
  RETURN old, anew, NOT EXISTS { MATCH (old)<-[:HAS_NODE]-(chain:Chain) WHERE NOT chain.id IN $chainIds } AS goes
}
MATCH (user)-[use:TEACHES|BLAMES|PERTURBS|REQUIRES]->(old)
WHERE goes OR coalesce(use.throughSplit = anew.id, false) OR type(use) = 'TEACHES' AND old:Concept
  AND EXISTS { MATCH (user)-[moved:TEACHES]->(:Relation) WHERE moved.throughSplit IN $carried }
  AND NOT EXISTS { (user)-[:TEACHES]->(:Relation)-[:SUBJECT|OBJECT]->(old) }
WITH old, anew, user, use, properties(use) AS said, [(user)-[known:TEACHES|BLAMES|PERTURBS|REQUIRES]->(anew) WHERE type(known) = type(use) | known] AS known,
  CASE WHEN coalesce(use.throughSplit = anew.id, false) THEN null ELSE old.id END AS mark
WITH anew, user, use, known, mark, said { .*, throughSplit: mark } AS said
FOREACH (ignored IN CASE WHEN type(use) = 'TEACHES' AND size(known) = 0 THEN [1] ELSE [] END | CREATE (user)-[copy:TEACHES]->(anew) SET copy = said)
FOREACH (ignored IN CASE WHEN type(use) = 'BLAMES' AND size(known) = 0 THEN [1] ELSE [] END | CREATE (user)-[copy:BLAMES]->(anew) SET copy = said)
FOREACH (ignored IN CASE WHEN type(use) = 'PERTURBS' AND size(known) = 0 THEN [1] ELSE [] END | CREATE (user)-[copy:PERTURBS]->(anew) SET copy = said)
FOREACH (ignored IN CASE WHEN type(use) = 'REQUIRES' AND size(known) = 0 THEN [1] ELSE [] END | CREATE (user)-[copy:REQUIRES]->(anew) SET copy = said)
FOREACH (one IN known | SET one.alsoSplit = mark)
DELETE use
RETURN count(*) AS carried
