// Purpose: One open pair of the review list, or a split that was accepted and can be taken back.
// Access:  read
// Params:  $projectId: STRING
//          $candidateId: STRING
// Returns: kind: STRING, intoId: STRING, fromId: STRING, state: STRING, details: STRING, chainIds: LIST<STRING>, record: STRING?
// Index:   merge_candidate_id_unique
// Bound:   one row
MATCH (candidate:MergeCandidate {projectId: $projectId, id: $candidateId})
WHERE candidate.state = 'open' OR candidate.kind = 'split' AND candidate.state = 'accepted'
RETURN candidate.kind AS kind, candidate.intoId AS intoId, candidate.fromId AS fromId, candidate.state AS state,
       candidate.details AS details, coalesce(candidate.chainIds, []) AS chainIds, candidate.record AS record
