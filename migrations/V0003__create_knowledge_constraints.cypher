// Purpose: One node per concept, relation and chain in a project, so that writers seek and races end at the constraint.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT concept_id_unique IF EXISTS; DROP CONSTRAINT relation_id_unique IF EXISTS; DROP CONSTRAINT chain_id_unique IF EXISTS; DROP INDEX concept_discipline IF EXISTS; DROP INDEX concept_normalized IF EXISTS; DROP INDEX relation_type IF EXISTS; DROP INDEX chain_discipline IF EXISTS; DROP INDEX concept_text IF EXISTS
// Cost: one pass over each label while its index is built; writers wait
CREATE CONSTRAINT concept_id_unique IF NOT EXISTS FOR (concept:Concept) REQUIRE (concept.projectId, concept.id) IS UNIQUE;
CREATE CONSTRAINT relation_id_unique IF NOT EXISTS FOR (relation:Relation) REQUIRE (relation.projectId, relation.id) IS UNIQUE;
CREATE CONSTRAINT chain_id_unique IF NOT EXISTS FOR (chain:Chain) REQUIRE (chain.projectId, chain.id) IS UNIQUE;
CREATE INDEX concept_discipline IF NOT EXISTS FOR (concept:Concept) ON (concept.projectId, concept.discipline);
CREATE INDEX concept_normalized IF NOT EXISTS FOR (concept:Concept) ON (concept.projectId, concept.normalized);
CREATE INDEX relation_type IF NOT EXISTS FOR (relation:Relation) ON (relation.projectId, relation.type);
CREATE INDEX chain_discipline IF NOT EXISTS FOR (chain:Chain) ON (chain.projectId, chain.discipline);
CREATE FULLTEXT INDEX concept_text IF NOT EXISTS FOR (concept:Concept) ON EACH [concept.term, concept.aliasText];
