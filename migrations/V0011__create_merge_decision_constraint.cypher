// Purpose: One node per decision of a person about a pair of concepts that might be one.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT merge_decision_id_unique IF EXISTS
// Cost: none, the label is new
CREATE CONSTRAINT merge_decision_id_unique IF NOT EXISTS FOR (decision:MergeDecision) REQUIRE (decision.projectId, decision.id) IS UNIQUE;
