// Purpose: Concepts and relations that lie on no chain, for repairing what a foreign writer broke.
// Access:  read
// Params:  $projectId: STRING
//          $limit: INTEGER
// Returns: kind: STRING, id: STRING
// Index:   concept_id_unique, relation_id_unique
// Bound:   2 × $limit rows
CALL {
  MATCH (concept:Concept {projectId: $projectId})
  WHERE concept.id IS NOT NULL AND NOT EXISTS { (concept)<-[:HAS_NODE]-(:Chain) }
  RETURN 'concept' AS kind, concept.id AS id ORDER BY id LIMIT $limit
  UNION ALL
  MATCH (relation:Relation {projectId: $projectId})
  WHERE relation.id IS NOT NULL AND NOT EXISTS { (relation)<-[:HAS_EDGE]-(:Chain) }
  RETURN 'relation' AS kind, relation.id AS id ORDER BY id LIMIT $limit
}
RETURN kind, id
