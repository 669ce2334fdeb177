// Purpose: Write which items a version's refused samples would have given away, and how.
// Access:  write
// Params:  $projectId: STRING
//          $versionId: STRING
//          $rows: LIST<{itemId: STRING, sampleId: STRING, reason: STRING, nodeId: STRING, format: STRING, question: STRING}>
// Returns: linked: INTEGER
// Index:   dataset_version_id_unique, item_id_unique
// Bound:   5,000 rows
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})
UNWIND $rows AS row
MATCH (item:Item {projectId: $projectId, id: row.itemId})
CREATE (version)-[refused:REFUSED]->(item)
SET refused.sampleId = row.sampleId, refused.reason = row.reason, refused.nodeId = row.nodeId, refused.format = row.format,
  refused.question = row.question
RETURN count(refused) AS linked
