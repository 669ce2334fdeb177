// Purpose: Write how likely each of these concepts is what a model lacks, with its place and the answers that speak to it.
// Access:  write
// Params:  $projectId: STRING
//          $diagnosisId: STRING
//          $rows: LIST<{id: STRING, score: FLOAT, rank: INTEGER, support: INTEGER}>
// Returns: linked: INTEGER
// Index:   diagnosis_id_unique, concept_id_unique
// Bound:   1,000 rows
MATCH (diagnosis:Diagnosis {projectId: $projectId, id: $diagnosisId})
UNWIND $rows AS row
MATCH (node:Concept {projectId: $projectId, id: row.id})
MERGE (diagnosis)-[blames:BLAMES]->(node)
SET blames.score = row.score, blames.rank = row.rank, blames.support = row.support
RETURN count(blames) AS linked
