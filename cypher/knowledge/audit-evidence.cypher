// Purpose: How much evidence still waits for the text of its document.
// Access:  read
// Params:  $projectId: STRING
// Returns: unverified: INTEGER
// Index:   document_id_unique
// Bound:   one row from one pass over documents and the evidence that waits on them
MATCH (document:Document {projectId: $projectId})
WHERE document.id IS NOT NULL
RETURN sum(COUNT { (document)<-[:EVIDENCED_BY]-(:Relation) }) AS unverified
