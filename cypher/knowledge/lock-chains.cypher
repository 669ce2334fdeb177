// Purpose: Hold the chains that are there already.
// Access:  write
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>  in the order of ids, as every writer locks
// Returns: id: STRING, documentIds: LIST<STRING>, alive: BOOLEAN
// Index:   chain_id_unique
// Bound:   one row a chain that is there
// Loader:  yes
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})
SET chain._lock = true
RETURN chainId AS id, [(chain)-[:EXTRACTED_FROM]->(document) | document.id] AS documentIds, chain.name IS NOT NULL AND chain:Chain AS alive
