// Purpose: One node per model version and evaluation run in a project.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT model_version_id_unique IF EXISTS; DROP CONSTRAINT eval_run_id_unique IF EXISTS; DROP INDEX model_version_name IF EXISTS; DROP INDEX eval_run_benchmark IF EXISTS
// Cost: one pass over each label while its index is built; writers wait
CREATE CONSTRAINT model_version_id_unique IF NOT EXISTS FOR (model_version:ModelVersion) REQUIRE (model_version.projectId, model_version.id) IS UNIQUE;
CREATE CONSTRAINT eval_run_id_unique IF NOT EXISTS FOR (eval_run:EvalRun) REQUIRE (eval_run.projectId, eval_run.id) IS UNIQUE;
CREATE INDEX model_version_name IF NOT EXISTS FOR (model:ModelVersion) ON (model.projectId, model.name);
CREATE INDEX eval_run_benchmark IF NOT EXISTS FOR (run:EvalRun) ON (run.projectId, run.benchmarkId);
