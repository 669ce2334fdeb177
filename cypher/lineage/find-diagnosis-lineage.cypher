// Purpose: Where a diagnosis comes from (its run, the version behind the model, the items it judged and their chains, relations, documents) and what came of it: patches, the versions they made, the samples those added, the runs of models trained on them.
// Access:  read
// Params:  $projectId: STRING
//          $id: STRING
//          $lists: LIST<STRING>  which of the lists
//          $after: STRING  the last id seen; '' from the start
//          $limit: INTEGER  most rows of each list
// Returns: list: STRING, id: STRING, name: STRING
// Index:   diagnosis_id_unique, document_id_unique
// Bound:   $limit rows a list
MATCH (diagnosis:Diagnosis {projectId: $projectId, id: $id})
CALL {
  WITH diagnosis
  WITH diagnosis WHERE 'documents' IN $lists
  MATCH (diagnosis)-[:JUDGES]->(:Item)-[:REQUIRES]->(:Relation)-[:EVIDENCED_BY]->(source)
  WITH DISTINCT coalesce(source.documentId, source.id) AS documentId
  WHERE documentId > $after
  WITH documentId ORDER BY documentId LIMIT $limit
  MATCH (node:Document {projectId: $projectId, id: documentId})
  RETURN 'documents' AS list, node.id AS id, node.title AS name
  UNION ALL
  WITH diagnosis
  WITH diagnosis WHERE 'relations' IN $lists
  MATCH (diagnosis)-[:JUDGES]->(:Item)-[:REQUIRES]->(relation:Relation)
  WITH DISTINCT relation AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'relations' AS list, node.id AS id, head([(subject)<-[:SUBJECT]-(node)-[:OBJECT]->(object) | subject.term + ' ' + node.type + ' ' + object.term]) AS name
  UNION ALL
  WITH diagnosis
  WITH diagnosis WHERE 'chains' IN $lists
  MATCH (diagnosis)-[:JUDGES]->(:Item)-[:TESTS]->(chain:Chain)
  WITH DISTINCT chain AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'chains' AS list, node.id AS id, node.name AS name
  UNION ALL
  WITH diagnosis
  WITH diagnosis WHERE 'items' IN $lists
  MATCH (diagnosis)-[:JUDGES]->(item:Item)
  WITH DISTINCT item AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'items' AS list, node.id AS id, node.benchmarkId AS name
  UNION ALL
  WITH diagnosis
  WITH diagnosis WHERE 'samples' IN $lists
  MATCH (diagnosis)<-[:REPAIRS]-(:Patch)-[:MADE]->(:DatasetVersion)-[:ADDS]->(sample:Sample)
  WITH DISTINCT sample AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'samples' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH diagnosis
  WITH diagnosis WHERE 'datasetVersions' IN $lists
  CALL {
    WITH diagnosis
    MATCH (diagnosis)-[:OF]->(:EvalRun)-[:OF]->(:ModelVersion)-[:TRAINED_ON]->(version:DatasetVersion) RETURN version
    UNION
    WITH diagnosis
    MATCH (diagnosis)<-[:REPAIRS]-(:Patch)-[:MADE]->(version:DatasetVersion) RETURN version
  }
  WITH DISTINCT version AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'datasetVersions' AS list, node.id AS id, node.datasetId + ' ' + toString(node.n) AS name
  UNION ALL
  WITH diagnosis
  WITH diagnosis WHERE 'runs' IN $lists
  CALL {
    WITH diagnosis
    MATCH (diagnosis)-[:OF]->(run:EvalRun) RETURN run
    UNION
    WITH diagnosis
    MATCH (diagnosis)<-[:REPAIRS]-(:Patch)-[:MADE]->(:DatasetVersion)<-[:TRAINED_ON]-(:ModelVersion)<-[:OF]-(run:EvalRun) RETURN run
  }
  WITH DISTINCT run AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'runs' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH diagnosis
  WITH diagnosis WHERE 'patches' IN $lists
  MATCH (diagnosis)<-[:REPAIRS]-(patch:Patch)
  WITH DISTINCT patch AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'patches' AS list, node.id AS id, '' AS name
}
RETURN list, id, name
ORDER BY list, id
