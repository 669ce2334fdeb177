// Purpose: A page of the review list: open pairs, most likely first. Those whose concepts are gone are passed over.
// Access:  read
// Params:  $projectId: STRING
//          $kind: STRING?  merge or split; null: both
//          $after: STRING
//          $limit: INTEGER
// Returns: id: STRING, kind: STRING, intoId: STRING, fromId: STRING, reason: STRING, score: FLOAT, place: STRING, details: STRING, into: {term: STRING, definition: STRING?}, from: {term: STRING?, definition: STRING?}, discipline: STRING, joined: BOOLEAN
// Index:   merge_candidate_state_place, concept_id_unique
// Bound:   $limit rows
MATCH (candidate:MergeCandidate {projectId: $projectId, state: 'open'})
WHERE candidate.place > $after AND ($kind IS NULL OR candidate.kind = $kind)
MATCH (a:Concept {projectId: $projectId, id: candidate.intoId})
OPTIONAL MATCH (b:Concept {projectId: $projectId, id: candidate.fromId})
WITH candidate, a, b
WHERE b IS NOT NULL OR candidate.kind = 'split'
WITH candidate, a, b ORDER BY candidate.projectId, candidate.state, candidate.place LIMIT $limit
RETURN candidate.id AS id, candidate.kind AS kind, candidate.intoId AS intoId, candidate.fromId AS fromId, candidate.reason AS reason,
       candidate.score AS score, candidate.place AS place, candidate.details AS details, a.discipline AS discipline,
       {term: a.term, definition: a.definition} AS into, {term: b.term, definition: b.definition} AS from,
       candidate.kind = 'merge' AND (EXISTS { (a)<-[:SUBJECT|OBJECT]-(:Relation)-[:SUBJECT|OBJECT]->(b) }
         OR EXISTS { (a)<-[:HAS_NODE]-(:Chain)-[:HAS_NODE]->(b) }) AS joined
