// Purpose: What a queue must hold: queued jobs, and running ones whose worker is gone; those of another queue once nobody has touched them for long.
// Access:  read
// Params:  $queue: STRING  prefix of the queue
//          $othersMs: INTEGER  how long those of another queue are left to it
//          $limit: INTEGER
// Returns: id: STRING, projectId: STRING, kind: STRING, attempts: INTEGER
// Index:   job_state
// Bound:   $limit rows of the jobs that wait
MATCH (job:Job)
WHERE job.state IN ['queued', 'running'] AND (job.state = 'queued' OR job.leaseUntil < timestamp())
  AND (coalesce(job.queue, $queue) = $queue OR coalesce(job.touched, 0) < timestamp() - $othersMs)
RETURN job.id AS id, job.projectId AS projectId, job.kind AS kind, job.attempts AS attempts
ORDER BY id
LIMIT $limit
