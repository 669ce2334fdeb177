// Purpose: The complete ranking of a diagnosis: concepts, relations and chains, each kind from its first place on.
// Access:  read
// Params:  $projectId: STRING
//          $diagnosisId: STRING
// Returns: kind: STRING, id: STRING, term: STRING?, score: FLOAT, support: INTEGER
// Index:   diagnosis_id_unique
// Bound:   what one suite requires, streamed
MATCH (:Diagnosis {projectId: $projectId, id: $diagnosisId})-[blames:BLAMES]->(node)
RETURN CASE WHEN node:Concept THEN 'concept' WHEN node:Relation THEN 'relation' ELSE 'chain' END AS kind, node.id AS id, node.term AS term,
  blames.score AS score, blames.support AS support
ORDER BY kind, blames.rank, id
