// Purpose: A model's opinions on failures, beside the verdicts of the service and of people; a later one takes the place of an earlier one.
// Access:  write
// Params:  $projectId: STRING
//          $diagnosisId: STRING
//          $rows: LIST<{itemId: STRING, opinion: STRING}>  opinion: JSON
// Returns: stored: INTEGER
// Index:   item_id_unique
// Bound:   as many rows as given
UNWIND $rows AS row
MATCH (item:Item {projectId: $projectId, id: row.itemId})
USING INDEX item:Item(projectId, id)
MATCH (item)<-[judges:JUDGES]-(diagnosis {projectId: $projectId, id: $diagnosisId})
SET judges.opinion = row.opinion
RETURN count(judges) AS stored
