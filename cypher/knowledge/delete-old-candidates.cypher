// Purpose: Take pairs off the list that the newest search did not find any more; what was decided stays.
// Access:  write
// Params:  $projectId: STRING
//          $round: STRING
//          $limit: INTEGER
// Returns: deleted: INTEGER
// Index:   merge_candidate_state_place
// Bound:   $limit rows
MATCH (candidate:MergeCandidate {projectId: $projectId, state: 'open'})
WHERE candidate.place > '' AND candidate.round IS NOT NULL AND candidate.round <> $round
WITH candidate LIMIT $limit
DELETE candidate
RETURN count(*) AS deleted
