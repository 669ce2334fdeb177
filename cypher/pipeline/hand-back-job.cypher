// Purpose: Give a job back that its worker has no time to end. This start is not one of those that count against the job.
// Access:  write
// Params:  $jobId: STRING
//          $owner: STRING
// Returns: id: STRING
// Index:   job_id_unique
// Bound:   one row
MATCH (job:Job {id: $jobId})
SET job.touched = timestamp()
WITH job
WHERE job.state = 'running' AND job.owner = $owner
SET job.state = 'queued', job.leaseUntil = 0, job.attempts = job.attempts - 1
RETURN job.id AS id
