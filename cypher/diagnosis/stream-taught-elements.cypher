// Purpose: How often the contents of a dataset version teach each concept and relation, with the first samples that do.
// Access:  read
// Params:  $projectId: STRING
//          $versionId: STRING  the version's node
// Returns: id: STRING, samples: INTEGER, sampleIds: LIST<STRING>
// Index:   dataset_version_id_unique
// Bound:   the contents of one version, at most 256 versions deep, streamed
MATCH (latest:DatasetVersion {projectId: $projectId, id: $versionId})
MATCH (latest)-[:PREVIOUS*0..255]->(version:DatasetVersion)
MATCH (version)-[change:ADDS|DROPS]->(sample:Sample)
// What the last version that says anything of a sample says; one that drops and adds it, adds it.
WITH sample, version.n AS n, type(change) AS change
ORDER BY n DESC, change
WITH sample, head(collect(change)) AS last
WHERE last = 'ADDS'
MATCH (sample)-[:TEACHES]->(node)
WITH node, sample.id AS sampleId
ORDER BY sampleId
RETURN node.id AS id, count(sampleId) AS samples, collect(sampleId)[..5] AS sampleIds
