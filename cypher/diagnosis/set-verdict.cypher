// Purpose: A person's own verdict on a failure, beside the one of the service.
// Access:  write
// Params:  $projectId: STRING
//          $diagnosisId: STRING
//          $itemId: STRING
//          $class: STRING
//          $note: STRING?
// Returns: itemId: STRING, class: STRING, probability: FLOAT, record: STRING, verdictClass: STRING?, verdictNote: STRING?, opinion: STRING?
// Index:   item_id_unique
// Bound:   one row
MATCH (item:Item {projectId: $projectId, id: $itemId})
USING INDEX item:Item(projectId, id)
MATCH (item)<-[judges:JUDGES]-(diagnosis {projectId: $projectId, id: $diagnosisId})
SET judges.verdictClass = $class, judges.verdictNote = $note
RETURN item.id AS itemId, judges.class AS class, judges.probability AS probability, judges.record AS record,
  judges.verdictClass AS verdictClass, judges.verdictNote AS verdictNote, judges.opinion AS opinion
