// Purpose: The jobs of a project, newest first.
// Access:  read
// Params:  $projectId: STRING
//          $before: STRING?  createdAt|id of the last row seen
//          $limit: INTEGER
// Returns: id: STRING, projectId: STRING, kind: STRING, state: STRING, done: FLOAT, total: FLOAT?, unit: STRING,
//          errorCode: STRING?, errorDetail: STRING?, result: STRING?, createdAt: STRING, startedAt: STRING?, finishedAt: STRING?
// Index:   job_project_created
// Bound:   $limit rows
MATCH (job:Job {projectId: $projectId})
WHERE job.createdAt IS NOT NULL AND ($before IS NULL OR job.createdAt + '|' + job.id < $before)
RETURN job.id AS id, job.projectId AS projectId, job.kind AS kind, job.state AS state, job.done AS done, job.total AS total, job.unit AS unit,
       job.errorCode AS errorCode, job.errorDetail AS errorDetail, job.result AS result,
       job.createdAt AS createdAt, job.startedAt AS startedAt, job.finishedAt AS finishedAt
ORDER BY job.projectId DESC, job.createdAt DESC, job.id DESC
LIMIT $limit
