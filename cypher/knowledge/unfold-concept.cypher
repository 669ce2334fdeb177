// Purpose: A concept that was merged away is one again, with the chains that came from it.
// Access:  write
// Params:  $projectId: STRING
//          $conceptId: STRING
//          $intoId: STRING
//          $aliases: LIST<STRING>  the aliases that the other keeps
//          $aliasText: STRING
// Returns: chains: INTEGER, chainIds: LIST<STRING>
// Index:   merged_concept_id_unique, concept_id_unique
// Bound:   one concept with its chains and uses
MATCH (concept:MergedConcept {projectId: $projectId, id: $conceptId})
MATCH (kept:Concept {projectId: concept.projectId, id: $intoId})
CALL {
  WITH concept
  MATCH (concept)-[pointer:MERGED_INTO]->()
  DELETE pointer
}
SET concept:Concept, kept.aliases = $aliases, kept.aliasText = $aliasText
REMOVE concept:MergedConcept, concept.mergedInto, concept.mergeRecord, concept.mergedAt
WITH concept, kept
CALL {
  WITH concept, kept
  MATCH ()-[use:TEACHES|REQUIRES]->(kept) WHERE use.throughMerge = concept.id
  DELETE use
}
CALL {
  WITH concept, kept
  MATCH (chain:Chain)-[node:HAS_NODE]->(kept)
  WHERE node.throughMerge = concept.id
  CREATE (chain)-[:HAS_NODE {i: node.i}]->(concept)
  DELETE node
  RETURN count(*) AS chains, collect(chain.id) AS chainIds
}
RETURN chains, chainIds
