// Purpose: SUBST_ADJ: the direct neighbors of chain concepts, but not along edges that would keep a claim true (is-a, equivalence).
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
//          $limit: INTEGER  most candidates a concept
// Returns: conceptId: STRING, candidateIds: LIST<STRING>
// Index:   concept_id_unique
// Bound:   one row a concept, $limit candidates each
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
CALL {
  WITH concept
  MATCH (concept)-[edge:CAUSAL|INHIBITS|PART_OF|PREREQUISITE|PRECEDES|CONTRAST|PROPERTY|FUNCTION|TRANSFORMATION|EVIDENCE|ASSOCIATION]-(neighbor:Concept)
  WHERE NOT EXISTS { (concept)-[:SPECIALIZATION|EQUIVALENCE]-(neighbor) }
  WITH neighbor, count(edge) AS edges, concept
  ORDER BY CASE WHEN neighbor.type = concept.type THEN 0 ELSE 1 END, edges DESC, neighbor.id
  LIMIT $limit
  RETURN collect(neighbor.id) AS candidateIds
}
RETURN conceptId, candidateIds
