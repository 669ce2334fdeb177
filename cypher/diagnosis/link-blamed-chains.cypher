// Purpose: Write how likely each of these chains is what a model lacks, with its place and the answers that speak to it.
// Access:  write
// Params:  $projectId: STRING
//          $diagnosisId: STRING
//          $rows: LIST<{id: STRING, score: FLOAT, rank: INTEGER, support: INTEGER}>
// Returns: linked: INTEGER
// Index:   diagnosis_id_unique, chain_id_unique
// Bound:   1,000 rows
MATCH (diagnosis:Diagnosis {projectId: $projectId, id: $diagnosisId})
UNWIND $rows AS row
MATCH (node:Chain {projectId: $projectId, id: row.id})
MERGE (diagnosis)-[blames:BLAMES]->(node)
SET blames.score = row.score, blames.rank = row.rank, blames.support = row.support
RETURN count(blames) AS linked
