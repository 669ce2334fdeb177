// Purpose: Held chains that stay are no longer stated by these documents.
// Access:  write
// Params:  $projectId: STRING
//          $links: LIST<{chainId: STRING, documentId: STRING}>
// Returns: unlinked: INTEGER
// Index:   chain_id_unique
// Bound:   the documents of the chains given
UNWIND $links AS link
MATCH (chain:Chain {projectId: $projectId, id: link.chainId})-[from:EXTRACTED_FROM]->(document)
WHERE document.id = link.documentId
DELETE from
RETURN count(*) AS unlinked
