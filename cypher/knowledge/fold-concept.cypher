// Purpose: A held concept that no relation and no chain holds any more becomes a pointer to what it was merged into, which gets its names and uses.
// Access:  write
// Params:  $projectId: STRING
//          $fromId: STRING
//          $intoId: STRING
//          $aliases: LIST<STRING>  all aliases of the concept that stays
//          $aliasText: STRING
//          $record: STRING  what the merge did, as JSON, for undoing it
// Returns: folded: INTEGER
// Index:   concept_id_unique
// Bound:   one concept with its uses
MATCH (concept:Concept {projectId: $projectId, id: $fromId})
MATCH (kept:Concept {projectId: concept.projectId, id: $intoId})
CALL {
  WITH concept, kept
  MATCH (user)-[:TEACHES]->(concept) WHERE NOT EXISTS { (user)-[:TEACHES]->(kept) }
  CREATE (user)-[:TEACHES {throughMerge: concept.id}]->(kept)
}
CALL {
  WITH concept, kept
  MATCH (user)-[:REQUIRES]->(concept) WHERE NOT EXISTS { (user)-[:REQUIRES]->(kept) }
  CREATE (user)-[:REQUIRES {throughMerge: concept.id}]->(kept)
}
CALL {
  WITH concept, kept
  MATCH (earlier:MergedConcept)-[pointer:MERGED_INTO]->(concept)
  CREATE (earlier)-[:MERGED_INTO {through: coalesce(pointer.through, []) + concept.id}]->(kept)
  SET earlier.mergedInto = kept.id
  DELETE pointer
}
CREATE (concept)-[:MERGED_INTO]->(kept)
SET kept.aliases = $aliases, kept.aliasText = $aliasText, concept:MergedConcept, concept.mergedInto = $intoId, concept.mergeRecord = $record,
  concept.mergedAt = toString(datetime())
REMOVE concept:Concept
RETURN count(*) AS folded
