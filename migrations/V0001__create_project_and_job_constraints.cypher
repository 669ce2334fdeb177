// Purpose: One node per project, job, API key and operation id; jobs are found by state without a scan.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT project_id_unique IF EXISTS; DROP CONSTRAINT job_id_unique IF EXISTS; DROP INDEX job_state IF EXISTS; DROP INDEX job_project_created IF EXISTS; DROP CONSTRAINT api_key_id_unique IF EXISTS; DROP CONSTRAINT operation_id_unique IF EXISTS
// Cost: one pass over each label while its index is built; writers wait
CREATE CONSTRAINT project_id_unique IF NOT EXISTS FOR (project:Project) REQUIRE project.id IS UNIQUE;
CREATE CONSTRAINT job_id_unique IF NOT EXISTS FOR (job:Job) REQUIRE job.id IS UNIQUE;
CREATE INDEX job_state IF NOT EXISTS FOR (job:Job) ON (job.state);
CREATE INDEX job_project_created IF NOT EXISTS FOR (job:Job) ON (job.projectId, job.createdAt);
CREATE CONSTRAINT api_key_id_unique IF NOT EXISTS FOR (apiKey:ApiKey) REQUIRE apiKey.id IS UNIQUE;
CREATE CONSTRAINT operation_id_unique IF NOT EXISTS FOR (operation:Operation) REQUIRE (operation.projectId, operation.id) IS UNIQUE;
