// Purpose: Held chains go again through the nodes and relations given, in this order; what came along with a merge keeps its mark.
// Access:  write
// Params:  $projectId: STRING
//          $chains: LIST<{id: STRING, nodes: LIST<STRING>, relations: LIST<STRING>, directions: LIST<STRING>}>  in the order of ids; all is held
// Returns: nodes: INTEGER
// Index:   chain_id_unique, concept_id_unique
// Bound:   the chains given
UNWIND $chains AS row
MATCH (chain:Chain {projectId: $projectId, id: row.id})
WITH row, chain, [(chain)-[at:HAS_NODE]->(concept) | {id: concept.id, through: at.throughMerge}] AS were
CALL {
  WITH chain
  MATCH (chain)-[at:HAS_NODE]->()
  DELETE at
}
CALL {
  WITH row, chain
  UNWIND range(0, size(row.relations) - 1) AS i
  MATCH (chain)-[at:HAS_EDGE]->(relation:Relation)
  WHERE relation.id = row.relations[i]
  SET at.i = i, at.direction = row.directions[i]
}
CALL {
  WITH row, chain, were
  UNWIND range(0, size(row.nodes) - 1) AS i
  MATCH (concept:Concept {projectId: chain.projectId, id: row.nodes[i]})
  CREATE (chain)-[:HAS_NODE {i: i, throughMerge: head([old IN were WHERE old.id = concept.id | old.through])}]->(concept)
  RETURN count(*) AS made
}
RETURN sum(made) AS nodes
