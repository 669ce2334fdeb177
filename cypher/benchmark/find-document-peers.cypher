// Purpose: Fallback of NEARMISS: concepts of the same type on other chains of the same document.
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
//          $limit: INTEGER  most candidates a concept
// Returns: conceptId: STRING, candidates: LIST<{id: STRING, term: STRING, type: STRING?}>
// Index:   concept_id_unique
// Bound:   one row a concept; at most 400 chains looked at each
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
CALL {
  WITH concept
  MATCH (concept)<-[:HAS_NODE]-(:Chain)-[:EXTRACTED_FROM]->(document:Document)
  WITH DISTINCT concept, document LIMIT 3
  MATCH (document)<-[:EXTRACTED_FROM]-(chain:Chain)
  WITH DISTINCT concept, chain LIMIT 400
  MATCH (chain)-[:HAS_NODE]->(peer:Concept)
  WHERE peer <> concept AND NOT EXISTS { (concept)--(peer) }
  WITH DISTINCT concept, peer
  ORDER BY CASE WHEN peer.type = concept.type THEN 0 ELSE 1 END, peer.id
  LIMIT $limit
  RETURN collect({id: peer.id, term: peer.term, type: peer.type}) AS candidates
}
RETURN conceptId, candidates
