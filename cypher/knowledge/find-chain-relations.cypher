// Purpose: What merges of concepts did to the relations of these chains, and what was merged into their ends.
// Access:  read
// Params:  $projectId: STRING
//          $chainIds: LIST<STRING>
// Returns: id: STRING, type: STRING, subjectId: STRING, objectId: STRING, isMarked: BOOLEAN, isPointedAt: BOOLEAN, merged: LIST<{id: STRING, term: STRING, mergedInto: STRING}>
// Index:   chain_id_unique
// Bound:   one row a relation
UNWIND $chainIds AS chainId
MATCH (chain:Chain {projectId: $projectId, id: chainId})-[edge:HAS_EDGE]->(relation:Relation)
MATCH (subject:Concept)<-[:SUBJECT]-(relation)-[:OBJECT]->(object:Concept)
WITH relation, subject, object, collect(edge.throughMerge) AS marks
RETURN relation.id AS id, relation.type AS type, subject.id AS subjectId, object.id AS objectId, size(marks) > 0 AS isMarked,
  EXISTS { (relation)<-[:MERGED_INTO]-(:MergedRelation) } AS isPointedAt,
  [(relation)-[:SUBJECT|OBJECT]->(kept:Concept)<-[:MERGED_INTO]-(merged:MergedConcept) | {id: merged.id, term: merged.term, mergedInto: merged.mergedInto}] AS merged
ORDER BY id
