// Purpose: What the queue must hold: queued jobs, and running ones whose worker is gone.
// Access:  read
// Params:  $limit: INTEGER
// Returns: id: STRING, projectId: STRING, kind: STRING, attempts: INTEGER
// Index:   job_state
// Bound:   $limit rows of the jobs that wait
MATCH (job:Job)
WHERE job.state IN ['queued', 'running'] AND (job.state = 'queued' OR job.leaseUntil < timestamp())
RETURN job.id AS id, job.projectId AS projectId, job.kind AS kind, job.attempts AS attempts
ORDER BY id
LIMIT $limit
