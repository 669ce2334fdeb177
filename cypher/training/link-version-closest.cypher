// Purpose: Write the sample of a version that comes nearest to each item, with the share of the words of stem and key that it holds.
// Access:  write
// Params:  $projectId: STRING
//          $versionId: STRING
//          $rows: LIST<{itemId: STRING, sampleId: STRING, share: FLOAT}>
// Returns: linked: INTEGER
// Index:   dataset_version_id_unique, item_id_unique
// Bound:   5,000 rows
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})
UNWIND $rows AS row
MATCH (item:Item {projectId: $projectId, id: row.itemId})
CREATE (version)-[closest:CLOSEST]->(item)
SET closest.sampleId = row.sampleId, closest.share = row.share
RETURN count(closest) AS linked
