// Purpose: Write the end of a job, once, by the worker that holds it.
// Access:  write
// Params:  $jobId: STRING
//          $owner: STRING
//          $state: STRING  succeeded, failed, or queued to try again
//          $errorCode: STRING?
//          $errorDetail: STRING?
//          $result: STRING?  JSON
// Returns: id: STRING
// Index:   job_id_unique
// Bound:   one row
MATCH (job:Job {id: $jobId})
SET job.touched = timestamp()
WITH job
WHERE job.state = 'running' AND job.owner = $owner
SET job.state = $state, job.errorCode = $errorCode, job.errorDetail = $errorDetail, job.result = $result, job.leaseUntil = 0,
    job.finishedAt = CASE WHEN $state = 'queued' THEN null ELSE toString(datetime()) END
RETURN job.id AS id
