// Purpose: New chains with their nodes and edges, all of which are held or new.
// Access:  write
// Params:  $projectId: STRING
//          $chains: {id: LIST<STRING>, name: LIST<STRING>, summary: LIST<STRING>, discipline: LIST<STRING>, preconditions: LIST<LIST<STRING>>, negativeConstraints: LIST<LIST<STRING>>, documentId: LIST<STRING>}  columns of one length, in the order of ids
//          $nodes: LIST<{concepts: LIST<INTEGER>, through: LIST<STRING?>}>  for each chain, in its order; concepts: store numbers of what this transaction holds or made; through: what was stated and has been merged away, or nothing at all
//          $edges: LIST<{relations: LIST<INTEGER>, directions: LIST<STRING>, through: LIST<STRING?>, stated: LIST<STRING?>}>  the same for relations
// Returns: nodes: INTEGER, edges: INTEGER, documents: INTEGER
// Index:   document_id_unique
// Bound:   1,000 chains
// Loader:  yes
UNWIND range(0, size($chains.id) - 1) AS c
CREATE (chain:Chain {projectId: $projectId, id: $chains.id[c], name: $chains.name[c], summary: $chains.summary[c], discipline: $chains.discipline[c],
  preconditions: $chains.preconditions[c], negativeConstraints: $chains.negativeConstraints[c], _lock: true})
WITH chain, c
CALL {
  WITH chain, c
  UNWIND range(0, size($nodes[c].concepts) - 1) AS i
  MATCH (concept:Concept) WHERE id(concept) = $nodes[c].concepts[i]
  CREATE (chain)-[:HAS_NODE {i: i, throughMerge: $nodes[c].through[i]}]->(concept)
  RETURN count(*) AS nodes
}
CALL {
  WITH chain, c
  UNWIND range(0, size($edges[c].relations) - 1) AS i
  MATCH (relation:Relation) WHERE id(relation) = $edges[c].relations[i]
  CREATE (chain)-[:HAS_EDGE {i: i, direction: $edges[c].directions[i], throughMerge: $edges[c].through[i], statedDirection: $edges[c].stated[i]}]->(relation)
  RETURN count(*) AS edges
}
CALL {
  WITH chain, c
  MATCH (document:Document {projectId: $projectId, id: $chains.documentId[c]})
  CREATE (chain)-[:EXTRACTED_FROM]->(document)
  RETURN count(*) AS documents
}
RETURN sum(nodes) AS nodes, sum(edges) AS edges, sum(documents) AS documents
