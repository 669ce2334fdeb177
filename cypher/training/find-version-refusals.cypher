// Purpose: The pairs of sample and item that the gate turned down for a version, a page at a time.
// Access:  read
// Params:  $projectId: STRING
//          $versionId: STRING
//          $skip: INTEGER
//          $limit: INTEGER
// Returns: itemId: STRING, sampleId: STRING, reason: STRING, nodeId: STRING, format: STRING, question: STRING
// Index:   dataset_version_id_unique
// Bound:   $limit rows of the pairs that one version was refused
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})-[refused:REFUSED]->(item:Item)
RETURN item.id AS itemId, refused.sampleId AS sampleId, refused.reason AS reason, refused.nodeId AS nodeId, refused.format AS format,
  refused.question AS question
ORDER BY itemId, sampleId, reason
SKIP $skip
LIMIT $limit
