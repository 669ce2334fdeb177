// Purpose: Running jobs of a queue whose worker has stopped renewing the lease; asked every few seconds.
// Access:  read
// Params:  $queue: STRING  prefix of the queue
//          $limit: INTEGER
// Returns: id: STRING, kind: STRING
// Index:   job_state
// Bound:   $limit rows of the jobs that run
MATCH (job:Job {state: 'running'})
WHERE job.leaseUntil < timestamp() AND coalesce(job.queue, $queue) = $queue
RETURN job.id AS id, job.kind AS kind
ORDER BY id
LIMIT $limit
