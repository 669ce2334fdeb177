// Purpose: Record a job before it is acknowledged. The same work again is the same job: one that is open stays as it is, one that has
//          ended starts anew.
// Access:  write
// Params:  $projectId: STRING
//          $jobId: STRING
//          $kind: STRING
//          $input: STRING  JSON
//          $traceparent: STRING?
//          $queue: STRING  prefix of the queue that it goes to
// Returns: id: STRING, projectId: STRING, kind: STRING, state: STRING, done: FLOAT, total: FLOAT?, unit: STRING,
//          errorCode: STRING?, errorDetail: STRING?, result: STRING?, createdAt: STRING, startedAt: STRING?, finishedAt: STRING?
// Index:   job_id_unique
// Bound:   one row
MERGE (job:Job {id: $jobId})
ON CREATE SET job.projectId = $projectId, job.kind = $kind, job.input = $input, job.traceparent = $traceparent, job.state = 'queued',
  job.done = 0.0, job.unit = 'steps', job.attempts = 0, job.createdAt = toString(datetime())
WITH job, coalesce(job.state IN ['succeeded', 'failed', 'cancelled'], false) AS hasEnded
SET job.queue = $queue, job.touched = timestamp(),
    job.state = CASE WHEN hasEnded THEN 'queued' ELSE job.state END,
    job.done = CASE WHEN hasEnded THEN 0.0 ELSE job.done END,
    job.total = CASE WHEN hasEnded THEN null ELSE job.total END,
    job.attempts = CASE WHEN hasEnded THEN 0 ELSE job.attempts END,
    job.errorCode = CASE WHEN hasEnded THEN null ELSE job.errorCode END,
    job.errorDetail = CASE WHEN hasEnded THEN null ELSE job.errorDetail END,
    job.result = CASE WHEN hasEnded THEN null ELSE job.result END,
    job.startedAt = CASE WHEN hasEnded THEN null ELSE job.startedAt END,
    job.finishedAt = CASE WHEN hasEnded THEN null ELSE job.finishedAt END
RETURN job.id AS id, job.projectId AS projectId, job.kind AS kind, job.state AS state, job.done AS done, job.total AS total, job.unit AS unit,
       job.errorCode AS errorCode, job.errorDetail AS errorDetail, job.result AS result,
       job.createdAt AS createdAt, job.startedAt AS startedAt, job.finishedAt AS finishedAt
