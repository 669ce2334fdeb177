// Purpose: Remove chains that are held, with all they are members of; what then lies on no chain is removed right after, in the same transaction.
// Access:  write
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: deleted: INTEGER
// Index:   chain_id_unique
// Bound:   the chains given
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})
DETACH DELETE chain
RETURN count(*) AS deleted
