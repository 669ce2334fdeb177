// Purpose: The nearest sample left for each item of a version's suite, nearest first.
// Access:  read
// Params:  $projectId: STRING
//          $versionId: STRING
//          $skip: INTEGER
//          $limit: INTEGER
// Returns: itemId: STRING, sampleId: STRING, share: FLOAT
// Index:   dataset_version_id_unique
// Bound:   $limit rows of the items of one suite
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})-[closest:CLOSEST]->(item:Item)
RETURN item.id AS itemId, closest.sampleId AS sampleId, closest.share AS share
ORDER BY share DESC, itemId
SKIP $skip
LIMIT $limit
