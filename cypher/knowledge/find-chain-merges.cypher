// Purpose: The merges of concepts that changed these chains, for telling which of them to undo first.
// Access:  read
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: id: STRING, term: STRING, mergedInto: STRING
// Index:   chain_id_unique
// Bound:   20 rows
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})-[node:HAS_NODE]->(kept)<-[:MERGED_INTO]-(merged:MergedConcept)
WHERE merged.id = node.throughMerge
RETURN DISTINCT merged.id AS id, merged.term AS term, merged.mergedInto AS mergedInto
ORDER BY id
LIMIT 20
