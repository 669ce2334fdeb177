// Purpose: One node per pair on the review list, and the list in its order by state.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT merge_candidate_id_unique IF EXISTS; DROP INDEX merge_candidate_state_place IF EXISTS
// Cost: none, the label is new
CREATE CONSTRAINT merge_candidate_id_unique IF NOT EXISTS FOR (candidate:MergeCandidate) REQUIRE (candidate.projectId, candidate.id) IS UNIQUE;
CREATE INDEX merge_candidate_state_place IF NOT EXISTS FOR (candidate:MergeCandidate) ON (candidate.projectId, candidate.state, candidate.place);
