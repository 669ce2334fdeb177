// Purpose: Write which samples a version adds, in their order.
// Access:  write
// Params:  $projectId: STRING
//          $versionId: STRING
//          $rows: LIST<{sampleId: STRING, i: INTEGER}>
// Returns: linked: INTEGER
// Index:   dataset_version_id_unique, sample_id_unique
// Bound:   5,000 rows
MATCH (version:DatasetVersion {projectId: $projectId, id: $versionId})
UNWIND $rows AS row
MATCH (sample:Sample {projectId: $projectId, id: row.sampleId})
CREATE (version)-[link:ADDS {i: row.i}]->(sample)
RETURN count(link) AS linked
