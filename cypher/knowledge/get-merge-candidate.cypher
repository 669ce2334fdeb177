// Purpose: One open pair of the review list.
// Access:  read
// Params:  $projectId: STRING
//          $candidateId: STRING
// Returns: kind: STRING, intoId: STRING, fromId: STRING
// Index:   merge_candidate_id_unique
// Bound:   one row
MATCH (candidate:MergeCandidate {projectId: $projectId, id: $candidateId})
WHERE candidate.state = 'open'
RETURN candidate.kind AS kind, candidate.intoId AS intoId, candidate.fromId AS fromId
