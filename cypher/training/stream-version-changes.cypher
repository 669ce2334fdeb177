// Purpose: What a version added, dropped and replayed, in order.
// Access:  read
// Params:  $projectId: STRING
//          $versionId: STRING
// Returns: change: STRING, sampleId: STRING, i: INTEGER
// Index:   dataset_version_id_unique
// Bound:   the changes of one version, sorted, then streamed
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})-[link:ADDS|DROPS|REPLAYS]->(sample:Sample)
RETURN type(link) AS change, sample.id AS sampleId, link.i AS i
ORDER BY i, sampleId
