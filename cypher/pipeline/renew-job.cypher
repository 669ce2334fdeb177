// Purpose: Keep the lease and tell how far the job is. No row: it was cancelled or another worker has it, so stop.
// Access:  write
// Params:  $jobId: STRING
//          $owner: STRING
//          $leaseMs: INTEGER
//          $done: FLOAT
//          $total: FLOAT?
//          $unit: STRING
// Returns: id: STRING
// Index:   job_id_unique
// Bound:   one row
MATCH (job:Job {id: $jobId})
SET job.touched = timestamp()
WITH job
WHERE job.state = 'running' AND job.owner = $owner
SET job.leaseUntil = timestamp() + $leaseMs, job.done = $done, job.total = $total, job.unit = $unit
RETURN job.id AS id
