// Purpose: NEARMISS: concepts two to three hops away that are no neighbor, most shared neighbors and same type first.
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
//          $limit: INTEGER  most candidates a concept
// Returns: conceptId: STRING, candidateIds: LIST<STRING>
// Index:   concept_id_unique
// Bound:   one row a concept; at most 500 neighbors and 2,000 paths looked at each
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
CALL {
  WITH concept
  MATCH (concept)--(near:Concept)
  WITH DISTINCT concept, near LIMIT 500
  MATCH (near)--(far:Concept)
  WHERE far <> concept AND NOT EXISTS { (concept)--(far) }
  WITH concept, near, far LIMIT 2000
  WITH concept, far, count(DISTINCT near) AS shared
  ORDER BY CASE WHEN far.type = concept.type THEN 0 ELSE 1 END, shared DESC, far.id
  LIMIT $limit
  RETURN collect(far.id) AS candidateIds
}
RETURN conceptId, candidateIds
