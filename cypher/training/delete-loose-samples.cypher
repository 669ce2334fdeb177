// Purpose: Take back samples that no version came to hold, when the work that made them is given up.
// Access:  write
// Params:  $projectId: STRING
//          $sampleIds: LIST<STRING>
// Returns: deleted: INTEGER
// Index:   sample_id_unique
// Bound:   1,000 samples
UNWIND $sampleIds AS sampleId
MATCH (sample:Sample {projectId: $projectId, id: sampleId})
WHERE NOT EXISTS { (sample)<-[:ADDS|REPLAYS]-() }
DETACH DELETE sample
RETURN count(*) AS deleted
