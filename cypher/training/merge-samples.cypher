// Purpose: Store samples with what they teach; a sample that is there stays as it is. Concepts and relations must be there.
// Access:  write
// Params:  $projectId: STRING
//          $samples: LIST<{id: STRING, format: STRING, style: STRING, discipline: STRING, origin: STRING, question: STRING, choices: LIST<STRING>?, answer: STRING, rationale: STRING, preference: STRING?, draftedBy: STRING?}>
// Returns: stored: INTEGER
// Index:   sample_id_unique
// Bound:   1,000 rows
// Loader:  yes
UNWIND $samples AS row
MERGE (sample:Sample {projectId: $projectId, id: row.id})
ON CREATE SET sample.format = row.format, sample.style = row.style, sample.discipline = row.discipline, sample.origin = row.origin,
  sample.question = row.question, sample.choices = row.choices, sample.answer = row.answer, sample.rationale = row.rationale,
  sample.preference = row.preference, sample.draftedBy = row.draftedBy
RETURN count(sample) AS stored
