// Purpose: One node per diagnosis, patch and export in a project.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT diagnosis_id_unique IF EXISTS; DROP CONSTRAINT patch_id_unique IF EXISTS; DROP CONSTRAINT export_id_unique IF EXISTS
// Cost: one pass over each label while its index is built; writers wait
CREATE CONSTRAINT diagnosis_id_unique IF NOT EXISTS FOR (diagnosis:Diagnosis) REQUIRE (diagnosis.projectId, diagnosis.id) IS UNIQUE;
CREATE CONSTRAINT patch_id_unique IF NOT EXISTS FOR (patch:Patch) REQUIRE (patch.projectId, patch.id) IS UNIQUE;
CREATE CONSTRAINT export_id_unique IF NOT EXISTS FOR (export:Export) REQUIRE (export.projectId, export.id) IS UNIQUE;
