// Purpose: A further document that states a chain which is there already. The chains are held.
// Access:  write
// Params:  $projectId: STRING
//          $links: LIST<{chainId: STRING, documentId: STRING}>  in the order of chain ids
// Returns: linked: INTEGER
// Index:   chain_id_unique, document_id_unique
// Bound:   one row
UNWIND $links AS row
MATCH (chain:Chain {projectId: $projectId, id: row.chainId})
MATCH (document:Document {projectId: chain.projectId, id: row.documentId})
MERGE (chain)-[:EXTRACTED_FROM]->(document)
RETURN count(*) AS linked
