// Purpose: The verdicts of a diagnosis, in the order of items.
// Access:  read
// Params:  $projectId: STRING
//          $diagnosisId: STRING
//          $after: STRING
//          $limit: INTEGER
// Returns: itemId: STRING, class: STRING, probability: FLOAT, record: STRING, verdictClass: STRING?, verdictNote: STRING?, opinion: STRING?
// Index:   diagnosis_id_unique
// Bound:   $limit rows of the failures of one diagnosis
MATCH (:Diagnosis {projectId: $projectId, id: $diagnosisId})-[judges:JUDGES]->(item:Item)
WHERE item.id > $after
WITH item, judges
ORDER BY item.id
LIMIT $limit
RETURN item.id AS itemId, judges.class AS class, judges.probability AS probability, judges.record AS record,
  judges.verdictClass AS verdictClass, judges.verdictNote AS verdictNote, judges.opinion AS opinion
