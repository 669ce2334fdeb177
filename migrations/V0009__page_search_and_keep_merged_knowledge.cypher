// Purpose: Concepts of a discipline, relations of a type and chains of a discipline are paged in the order of ids without sorting; full-text search stays inside a project; what was merged away and what the gate refused have one node each.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP INDEX concept_discipline_id IF EXISTS; DROP INDEX relation_type_id IF EXISTS; DROP INDEX chain_discipline_id IF EXISTS; DROP INDEX concept_words IF EXISTS; DROP CONSTRAINT merged_concept_id_unique IF EXISTS; DROP CONSTRAINT merged_relation_id_unique IF EXISTS; DROP CONSTRAINT merged_chain_id_unique IF EXISTS; DROP CONSTRAINT refusal_id_unique IF EXISTS; and the indexes of V0003 that this drops
// Cost: one pass over each label while its index is built; writers wait
DROP INDEX concept_discipline IF EXISTS;
DROP INDEX relation_type IF EXISTS;
DROP INDEX chain_discipline IF EXISTS;
DROP INDEX concept_text IF EXISTS;
CREATE INDEX concept_discipline_id IF NOT EXISTS FOR (concept:Concept) ON (concept.projectId, concept.discipline, concept.id);
CREATE INDEX relation_type_id IF NOT EXISTS FOR (relation:Relation) ON (relation.projectId, relation.type, relation.id);
CREATE INDEX chain_discipline_id IF NOT EXISTS FOR (chain:Chain) ON (chain.projectId, chain.discipline, chain.id);
CREATE FULLTEXT INDEX concept_words IF NOT EXISTS FOR (concept:Concept) ON EACH [concept.term, concept.aliasText, concept.projectId];
CREATE CONSTRAINT merged_concept_id_unique IF NOT EXISTS FOR (merged:MergedConcept) REQUIRE (merged.projectId, merged.id) IS UNIQUE;
CREATE CONSTRAINT merged_relation_id_unique IF NOT EXISTS FOR (merged:MergedRelation) REQUIRE (merged.projectId, merged.id) IS UNIQUE;
CREATE CONSTRAINT merged_chain_id_unique IF NOT EXISTS FOR (merged:MergedChain) REQUIRE (merged.projectId, merged.id) IS UNIQUE;
CREATE CONSTRAINT refusal_id_unique IF NOT EXISTS FOR (refusal:Refusal) REQUIRE (refusal.projectId, refusal.id) IS UNIQUE;
