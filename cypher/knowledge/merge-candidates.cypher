// Purpose: Put pairs on the review list; one that is decided stays decided, an open one gets its new score.
// Access:  write
// Params:  $projectId: STRING
//          $round: STRING?  the search that found them; null: found while writing
//          $candidates: LIST<{id: STRING, kind: STRING, intoId: STRING, fromId: STRING, reason: STRING, score: FLOAT, place: STRING, details: STRING, chainIds: LIST<STRING>}>  chainIds: the chains that a split would move
// Returns: stored: INTEGER
// Index:   merge_candidate_id_unique
// Bound:   1,000 rows
UNWIND $candidates AS row
MERGE (candidate:MergeCandidate {projectId: $projectId, id: row.id})
ON CREATE SET candidate.state = 'open'
SET candidate.kind = row.kind, candidate.intoId = row.intoId, candidate.fromId = row.fromId, candidate.reason = row.reason,
    candidate.score = row.score, candidate.place = row.place, candidate.details = row.details, candidate.round = $round,
    candidate.chainIds = (coalesce(candidate.chainIds, []) + [id IN row.chainIds WHERE NOT id IN coalesce(candidate.chainIds, [])])[..1000]
RETURN count(candidate) AS stored
