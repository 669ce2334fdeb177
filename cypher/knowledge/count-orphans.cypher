// Purpose: The invariant, checked on what a transaction touched, before it commits.
// Access:  read
// Params:  $projectId: STRING
//          $conceptIds: LIST<STRING>
//          $relationIds: LIST<STRING>
// Returns: kind: STRING, count: INTEGER
// Index:   concept_id_unique, relation_id_unique
// Bound:   two rows
UNWIND $conceptIds AS conceptId
MATCH (concept:Concept {projectId: $projectId, id: conceptId})
WHERE NOT EXISTS { (concept)<-[:HAS_NODE]-(:Chain) }
RETURN 'concepts' AS kind, count(*) AS count
UNION ALL
UNWIND $relationIds AS relationId
MATCH (relation:Relation {projectId: $projectId, id: relationId})
WHERE NOT EXISTS { (relation)<-[:HAS_EDGE]-(:Chain) }
RETURN 'relations' AS kind, count(*) AS count
