// Purpose: New chains with their nodes and edges, all of which are held or new.
// Access:  write
// Params:  $projectId: STRING
//          $chains: LIST<{id: STRING, name: STRING, summary: STRING, discipline: STRING, preconditions: LIST<STRING>, negativeConstraints: LIST<STRING>, documentId: STRING, nodes: LIST<{i: INTEGER, id: STRING, through: STRING?}>, edges: LIST<{i: INTEGER, id: STRING, direction: STRING, through: STRING?, stated: STRING?}>}>  in the order of ids; through: what was stated and has been merged away
// Returns: nodes: INTEGER, edges: INTEGER, documents: INTEGER
// Index:   concept_id_unique, relation_id_unique, document_id_unique
// Bound:   1,000 chains
// Loader:  yes
UNWIND $chains AS row
CREATE (chain:Chain {projectId: $projectId, id: row.id, name: row.name, summary: row.summary, discipline: row.discipline,
  preconditions: row.preconditions, negativeConstraints: row.negativeConstraints, _lock: true})
WITH chain, row
CALL {
  WITH chain, row
  UNWIND row.nodes AS node
  MATCH (concept:Concept {projectId: $projectId, id: node.id})
  CREATE (chain)-[:HAS_NODE {i: node.i, throughMerge: node.through}]->(concept)
  RETURN count(*) AS nodes
}
CALL {
  WITH chain, row
  UNWIND row.edges AS edge
  MATCH (relation:Relation {projectId: $projectId, id: edge.id})
  CREATE (chain)-[:HAS_EDGE {i: edge.i, direction: edge.direction, throughMerge: edge.through, statedDirection: edge.stated}]->(relation)
  RETURN count(*) AS edges
}
CALL {
  WITH chain, row
  MATCH (document:Document {projectId: $projectId, id: row.documentId})
  CREATE (chain)-[:EXTRACTED_FROM]->(document)
  RETURN count(*) AS documents
}
RETURN sum(nodes) AS nodes, sum(edges) AS edges, sum(documents) AS documents
