// Purpose: Where a benchmark item comes from (chain, relations it requires, documents) and what came of it: samples that teach what it requires, versions checked against its suite, runs that answered it, diagnoses that judged it, patches of those.
// Access:  read
// Params:  $projectId: STRING
//          $id: STRING
//          $lists: LIST<STRING>  which of the lists
//          $after: STRING  the last id seen; '' from the start
//          $limit: INTEGER  most rows of each list
// Returns: list: STRING, id: STRING, name: STRING
// Index:   item_id_unique, document_id_unique
// Bound:   $limit rows a list
MATCH (item:Item {projectId: $projectId, id: $id})
CALL {
  WITH item
  WITH item WHERE 'documents' IN $lists
  MATCH (item)-[:REQUIRES]->(:Relation)-[:EVIDENCED_BY]->(source)
  WITH DISTINCT coalesce(source.documentId, source.id) AS documentId
  WHERE documentId > $after
  WITH documentId ORDER BY documentId LIMIT $limit
  MATCH (node:Document {projectId: $projectId, id: documentId})
  RETURN 'documents' AS list, node.id AS id, node.title AS name
  UNION ALL
  WITH item
  WITH item WHERE 'relations' IN $lists
  MATCH (item)-[:REQUIRES]->(relation:Relation)
  WITH DISTINCT relation AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'relations' AS list, node.id AS id, head([(subject)<-[:SUBJECT]-(node)-[:OBJECT]->(object) | subject.term + ' ' + node.type + ' ' + object.term]) AS name
  UNION ALL
  WITH item
  WITH item WHERE 'chains' IN $lists
  MATCH (item)-[:TESTS]->(chain:Chain)
  WITH DISTINCT chain AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'chains' AS list, node.id AS id, node.name AS name
  UNION ALL
  WITH item
  WITH item WHERE 'samples' IN $lists
  MATCH (item)-[:REQUIRES]->(:Relation)<-[:TEACHES]-(sample:Sample)
  WITH DISTINCT sample AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'samples' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH item
  WITH item WHERE 'datasetVersions' IN $lists
  MATCH (item)<-[:HAS_ITEM]-(:Benchmark)<-[:ORTHOGONAL_TO]-(version:DatasetVersion)
  WITH DISTINCT version AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'datasetVersions' AS list, node.id AS id, node.datasetId + ' ' + toString(node.n) AS name
  UNION ALL
  WITH item
  WITH item WHERE 'runs' IN $lists
  MATCH (item)<-[:ANSWERED]-(run:EvalRun)
  WITH DISTINCT run AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'runs' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH item
  WITH item WHERE 'diagnoses' IN $lists
  MATCH (item)<-[:JUDGES]-(diagnosis:Diagnosis)
  WITH DISTINCT diagnosis AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'diagnoses' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH item
  WITH item WHERE 'patches' IN $lists
  MATCH (item)<-[:JUDGES]-(:Diagnosis)<-[:REPAIRS]-(patch:Patch)
  WITH DISTINCT patch AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'patches' AS list, node.id AS id, '' AS name
}
RETURN list, id, name
ORDER BY list, id
