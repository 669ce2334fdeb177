// Purpose: One job as the outside sees it.
// Access:  read
// Params:  $jobId: STRING
// Returns: id: STRING, projectId: STRING, kind: STRING, state: STRING, done: FLOAT, total: FLOAT?, unit: STRING,
//          errorCode: STRING?, errorDetail: STRING?, result: STRING?, createdAt: STRING, startedAt: STRING?, finishedAt: STRING?
// Index:   job_id_unique
// Bound:   one row
MATCH (job:Job {id: $jobId})
RETURN job.id AS id, job.projectId AS projectId, job.kind AS kind, job.state AS state, job.done AS done, job.total AS total, job.unit AS unit,
       job.errorCode AS errorCode, job.errorDetail AS errorDetail, job.result AS result,
       job.createdAt AS createdAt, job.startedAt AS startedAt, job.finishedAt AS finishedAt
