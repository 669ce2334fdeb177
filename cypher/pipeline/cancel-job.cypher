// Purpose: Cancel what has not ended; its worker learns of it at the next renewal. What has ended stays as it is.
// Access:  write
// Params:  $projectId: STRING?  null: any project
//          $jobId: STRING
// Returns: state: STRING
// Index:   job_id_unique
// Bound:   one row
MATCH (job:Job {id: $jobId})
WHERE $projectId IS NULL OR job.projectId = $projectId
SET job.touched = timestamp()
WITH job, job.state IN ['queued', 'running'] AS isOpen
SET job.state = CASE WHEN isOpen THEN 'cancelled' ELSE job.state END,
    job.finishedAt = CASE WHEN isOpen THEN toString(datetime()) ELSE job.finishedAt END
RETURN job.state AS state
