// Purpose: Of held relations that stay for other texts, the places of documents whose statement is of another sense; where another chain rests on the document, or nothing else states the relation, they stay.
// Access:  write
// Params:  $projectId: STRING
//          $relationIds: LIST<STRING>
//          $documentIds: LIST<STRING>  the documents whose chains were moved
// Returns: deleted: INTEGER
// Index:   relation_id_unique
// Bound:   the evidence of the relations given
UNWIND $relationIds AS relationId
MATCH (relation:Relation {projectId: $projectId, id: relationId})
USING INDEX relation:Relation(projectId, id)
WHERE EXISTS { (relation)-[:EVIDENCED_BY]->(kept) WHERE NOT coalesce(kept.documentId, kept.id) IN $documentIds }
MATCH (relation)-[place:EVIDENCED_BY]->(source)
WITH relation, place, coalesce(source.documentId, source.id) AS documentId
WHERE documentId IN $documentIds
  AND NOT EXISTS { (relation)<-[:HAS_EDGE]-(:Chain)-[:EXTRACTED_FROM]->(document) WHERE document.id = documentId }
DELETE place
RETURN count(*) AS deleted
