// Purpose: A concept that was merged away is one again, with the chains that came from it, and with what had been merged into it before.
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
  MATCH (earlier:MergedConcept)-[pointer:MERGED_INTO]->(kept)
  WHERE last(pointer.through) = concept.id
  CREATE (earlier)-[:MERGED_INTO {through: pointer.through[..-1]}]->(concept)
  SET earlier.mergedInto = concept.id
  DELETE pointer
  RETURN collect(earlier.id) AS back
}
CALL {
  WITH concept, kept, back
  MATCH (chain:Chain)-[node:HAS_NODE]->(kept)
  WHERE node.throughMerge = concept.id OR node.throughMerge IN back
  CREATE (chain)-[:HAS_NODE {i: node.i, throughMerge: CASE WHEN node.throughMerge IN back THEN node.throughMerge END}]->(concept)
  DELETE node
  RETURN count(*) AS chains, collect(chain.id) AS chainIds
}
RETURN chains, chainIds
