// Purpose: Record a job before it is acknowledged; the same id again changes nothing.
// Access:  write
// Params:  $projectId: STRING
//          $jobId: STRING
//          $kind: STRING
//          $input: STRING  JSON
//          $traceparent: STRING?
// Returns: id: STRING, projectId: STRING, kind: STRING, state: STRING, done: FLOAT, total: FLOAT?, unit: STRING,
//          errorCode: STRING?, errorDetail: STRING?, result: STRING?, createdAt: STRING, startedAt: STRING?, finishedAt: STRING?
// Index:   job_id_unique
// Bound:   one row
MERGE (job:Job {id: $jobId})
ON CREATE SET job.projectId = $projectId, job.kind = $kind, job.input = $input, job.traceparent = $traceparent, job.state = 'queued',
  job.done = 0.0, job.unit = 'steps', job.attempts = 0, job.createdAt = toString(datetime())
RETURN job.id AS id, job.projectId AS projectId, job.kind AS kind, job.state AS state, job.done AS done, job.total AS total, job.unit AS unit,
       job.errorCode AS errorCode, job.errorDetail AS errorDetail, job.result AS result,
       job.createdAt AS createdAt, job.startedAt AS startedAt, job.finishedAt AS finishedAt
