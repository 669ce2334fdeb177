// Purpose: Where a concept comes from and what was made of it, one list at a time, in the order of ids.
// Access:  read
// Params:  $projectId: STRING
//          $id: STRING
//          $lists: LIST<STRING>  which of the lists
//          $after: STRING  the last id seen; '' from the start
//          $limit: INTEGER  most rows of each list
// Returns: list: STRING, id: STRING, name: STRING
// Index:   concept_id_unique, document_id_unique
// Bound:   $limit rows a list
MATCH (concept:Concept {projectId: $projectId, id: $id})
USING INDEX concept:Concept(projectId, id)
CALL {
  WITH concept
  WITH concept WHERE 'documents' IN $lists
  MATCH (concept)<-[:SUBJECT|OBJECT]-(:Relation)-[:EVIDENCED_BY]->(source)
  WITH DISTINCT coalesce(source.documentId, source.id) AS documentId
  WHERE documentId > $after
  WITH documentId ORDER BY documentId LIMIT $limit
  MATCH (node:Document {projectId: $projectId, id: documentId})
  RETURN 'documents' AS list, node.id AS id, node.title AS name
  UNION ALL
  WITH concept
  WITH concept WHERE 'relations' IN $lists
  MATCH (concept)<-[:SUBJECT|OBJECT]-(relation:Relation)
  WITH DISTINCT relation AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'relations' AS list, node.id AS id, head([(subject)<-[:SUBJECT]-(node)-[:OBJECT]->(object) | subject.term + ' ' + node.type + ' ' + object.term]) AS name
  UNION ALL
  WITH concept
  WITH concept WHERE 'chains' IN $lists
  MATCH (concept)<-[:HAS_NODE]-(chain:Chain)
  WITH DISTINCT chain AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'chains' AS list, node.id AS id, node.name AS name
  UNION ALL
  WITH concept
  WITH concept WHERE 'items' IN $lists
  MATCH (concept)<-[:HAS_NODE]-(:Chain)<-[:TESTS]-(item:Item)
  WITH DISTINCT item AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'items' AS list, node.id AS id, node.benchmarkId AS name
  UNION ALL
  WITH concept
  WITH concept WHERE 'samples' IN $lists
  MATCH (concept)<-[:TEACHES]-(sample:Sample)
  WITH DISTINCT sample AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'samples' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH concept
  WITH concept WHERE 'runs' IN $lists
  MATCH (concept)<-[:HAS_NODE]-(:Chain)<-[:TESTS]-(:Item)<-[:ANSWERED]-(run:EvalRun)
  WITH DISTINCT run AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'runs' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH concept
  WITH concept WHERE 'diagnoses' IN $lists
  MATCH (concept)<-[:BLAMES]-(diagnosis:Diagnosis)
  WITH DISTINCT diagnosis AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'diagnoses' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH concept
  WITH concept WHERE 'patches' IN $lists
  MATCH (concept)<-[:BLAMES]-(:Diagnosis)<-[:REPAIRS]-(patch:Patch)
  WITH DISTINCT patch AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'patches' AS list, node.id AS id, '' AS name
}
RETURN list, id, name
ORDER BY list, id
