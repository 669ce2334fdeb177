// Purpose: The relations that the samples added after one version of a dataset and up to a later one teach: what the patches
//          between two models taught.
// Access:  read
// Params:  $projectId: STRING
//          $versionId: STRING  node id of the later version
//          $after: INTEGER  number of the earlier one
// Returns: relationId: STRING
// Index:   dataset_version_id_unique
// Bound:   what at most 64 versions added
MATCH (latest:DatasetVersion {projectId: $projectId, id: $versionId})
MATCH (latest)-[:PREVIOUS*0..63]->(version:DatasetVersion)
WHERE version.n > $after
MATCH (version)-[:ADDS]->(:Sample)-[:TEACHES]->(relation:Relation)
RETURN DISTINCT relation.id AS relationId
