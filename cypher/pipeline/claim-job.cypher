// Purpose: Take a job for one worker: it is queued, or its worker has stopped renewing the lease. A lost race returns no row.
// Access:  write
// Params:  $jobId: STRING
//          $owner: STRING
//          $leaseMs: INTEGER
// Returns: kind: STRING, projectId: STRING, input: STRING, attempts: INTEGER
// Index:   job_id_unique
// Bound:   one row
MATCH (job:Job {id: $jobId})
SET job.touched = timestamp()
WITH job
WHERE job.state = 'queued' OR (job.state = 'running' AND job.leaseUntil < timestamp())
SET job.state = 'running', job.owner = $owner, job.leaseUntil = timestamp() + $leaseMs, job.attempts = job.attempts + 1,
    job.startedAt = coalesce(job.startedAt, toString(datetime()))
RETURN job.kind AS kind, job.projectId AS projectId, job.input AS input, job.attempts AS attempts
