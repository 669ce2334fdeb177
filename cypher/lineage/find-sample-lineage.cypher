// Purpose: Where a training sample comes from (documents, relations, chains; the patch that wrote it and what that repairs) and where it went (versions that hold it, runs of models trained on them), with the items that need what it teaches.
// Access:  read
// Params:  $projectId: STRING
//          $id: STRING
//          $lists: LIST<STRING>  which of the lists
//          $after: STRING  the last id seen; '' from the start
//          $limit: INTEGER  most rows of each list
// Returns: list: STRING, id: STRING, name: STRING
// Index:   sample_id_unique, document_id_unique
// Bound:   $limit rows a list
MATCH (sample:Sample {projectId: $projectId, id: $id})
CALL {
  WITH sample
  WITH sample WHERE 'documents' IN $lists
  MATCH (sample)-[:TEACHES]->(:Relation)-[:EVIDENCED_BY]->(source)
  WITH DISTINCT coalesce(source.documentId, source.id) AS documentId
  WHERE documentId > $after
  WITH documentId ORDER BY documentId LIMIT $limit
  MATCH (node:Document {projectId: $projectId, id: documentId})
  RETURN 'documents' AS list, node.id AS id, node.title AS name
  UNION ALL
  WITH sample
  WITH sample WHERE 'relations' IN $lists
  MATCH (sample)-[:TEACHES]->(relation:Relation)
  WITH DISTINCT relation AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'relations' AS list, node.id AS id, head([(subject)<-[:SUBJECT]-(node)-[:OBJECT]->(object) | subject.term + ' ' + node.type + ' ' + object.term]) AS name
  UNION ALL
  WITH sample
  WITH sample WHERE 'chains' IN $lists
  MATCH (sample)-[:TEACHES]->(:Relation)<-[:HAS_EDGE]-(chain:Chain)
  WITH DISTINCT chain AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'chains' AS list, node.id AS id, node.name AS name
  UNION ALL
  WITH sample
  WITH sample WHERE 'items' IN $lists
  MATCH (sample)-[:TEACHES]->(:Relation)<-[:REQUIRES]-(item:Item)
  WITH DISTINCT item AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'items' AS list, node.id AS id, node.benchmarkId AS name
  UNION ALL
  WITH sample
  WITH sample WHERE 'datasetVersions' IN $lists
  MATCH (sample)<-[:ADDS]-(added:DatasetVersion)<-[:HAS_VERSION]-(dataset:Dataset)
  MATCH (dataset)-[:HAS_VERSION]->(version:DatasetVersion)
  WHERE version.n >= added.n AND NOT EXISTS {
    (sample)<-[:DROPS]-(dropper:DatasetVersion) WHERE dropper.datasetId = added.datasetId AND dropper.n > added.n AND dropper.n <= version.n
  }
  WITH DISTINCT version AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'datasetVersions' AS list, node.id AS id, node.datasetId + ' ' + toString(node.n) AS name
  UNION ALL
  WITH sample
  WITH sample WHERE 'runs' IN $lists
  MATCH (sample)<-[:ADDS]-(added:DatasetVersion)<-[:HAS_VERSION]-(dataset:Dataset)
  MATCH (dataset)-[:HAS_VERSION]->(version:DatasetVersion)<-[:TRAINED_ON]-(:ModelVersion)<-[:OF]-(run:EvalRun)
  WHERE version.n >= added.n AND NOT EXISTS {
    (sample)<-[:DROPS]-(dropper:DatasetVersion) WHERE dropper.datasetId = added.datasetId AND dropper.n > added.n AND dropper.n <= version.n
  }
  WITH DISTINCT run AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'runs' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH sample
  WITH sample WHERE 'diagnoses' IN $lists
  MATCH (sample)<-[:ADDS]-(:DatasetVersion)<-[:MADE]-(:Patch)-[:REPAIRS]->(diagnosis:Diagnosis)
  WITH DISTINCT diagnosis AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'diagnoses' AS list, node.id AS id, '' AS name
  UNION ALL
  WITH sample
  WITH sample WHERE 'patches' IN $lists
  MATCH (sample)<-[:ADDS]-(:DatasetVersion)<-[:MADE]-(patch:Patch)
  WITH DISTINCT patch AS node
  WHERE node.id > $after
  WITH node ORDER BY node.id LIMIT $limit
  RETURN 'patches' AS list, node.id AS id, '' AS name
}
RETURN list, id, name
ORDER BY list, id
