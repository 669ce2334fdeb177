// Purpose: Write the verdict on each failed item, with everything it rests on.
// Access:  write
// Params:  $projectId: STRING
//          $diagnosisId: STRING
//          $rows: LIST<{itemId: STRING, class: STRING, probability: FLOAT, record: STRING}>  record: blamed, alternatives and evidence as JSON
// Returns: linked: INTEGER
// Index:   diagnosis_id_unique, item_id_unique
// Bound:   500 rows
MATCH (diagnosis:Diagnosis {projectId: $projectId, id: $diagnosisId})
UNWIND $rows AS row
MATCH (item:Item {projectId: $projectId, id: row.itemId})
MERGE (diagnosis)-[judges:JUDGES]->(item)
SET judges.class = row.class, judges.probability = row.probability, judges.record = row.record
RETURN count(judges) AS linked
