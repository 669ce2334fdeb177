// Purpose: Running jobs whose worker has stopped renewing the lease; asked every few seconds.
// Access:  read
// Params:  $limit: INTEGER
// Returns: id: STRING, kind: STRING
// Index:   job_state
// Bound:   $limit rows of the jobs that run
MATCH (job:Job {state: 'running'})
WHERE job.leaseUntil < timestamp()
RETURN job.id AS id, job.kind AS kind
ORDER BY id
LIMIT $limit
