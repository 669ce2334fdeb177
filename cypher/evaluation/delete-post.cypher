// Purpose: Take back the answers of a post that was given up before it counted, a thousand at a time.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $post: STRING
// Returns: deleted: INTEGER
// Index:   eval_run_id_unique
// Bound:   1,000 answers; call again while some were deleted
MATCH (run:EvalRun {projectId: $projectId, id: $runId})-[answered:ANSWERED {post: $post}]->(:Item)
WHERE NOT $post IN run.posts
WITH answered
LIMIT 1000
DELETE answered
RETURN count(*) AS deleted
