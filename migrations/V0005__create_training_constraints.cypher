// Purpose: One node per dataset, dataset version and sample in a project.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT dataset_id_unique IF EXISTS; DROP CONSTRAINT dataset_version_id_unique IF EXISTS; DROP CONSTRAINT sample_id_unique IF EXISTS
// Cost: one pass over each label while its index is built; writers wait
CREATE CONSTRAINT dataset_id_unique IF NOT EXISTS FOR (dataset:Dataset) REQUIRE (dataset.projectId, dataset.id) IS UNIQUE;
CREATE CONSTRAINT dataset_version_id_unique IF NOT EXISTS FOR (dataset_version:DatasetVersion) REQUIRE (dataset_version.projectId, dataset_version.id) IS UNIQUE;
CREATE CONSTRAINT sample_id_unique IF NOT EXISTS FOR (sample:Sample) REQUIRE (sample.projectId, sample.id) IS UNIQUE;
