// Purpose: Samples of known ids, in the order given.
// Access:  read
// Params:  $projectId: STRING
//          $sampleIds: LIST<STRING>
// Returns: id: STRING, format: STRING, style: STRING, discipline: STRING, origin: STRING, question: STRING, choices: LIST<STRING>?, answer: STRING, rationale: STRING, preference: STRING?, draftedBy: STRING?,
//          teaches: LIST<{kind: STRING, id: STRING}>
// Index:   sample_id_unique
// Bound:   as many rows as ids
UNWIND range(0, size($sampleIds) - 1) AS i
MATCH (sample:Sample {projectId: $projectId, id: $sampleIds[i]})
WITH i, sample
ORDER BY i
RETURN sample.id AS id, sample.format AS format, sample.style AS style, sample.discipline AS discipline, sample.origin AS origin,
       sample.question AS question, sample.choices AS choices, sample.answer AS answer, sample.rationale AS rationale, sample.preference AS preference, sample.draftedBy AS draftedBy,
       [(sample)-[:TEACHES]->(node) | {kind: CASE WHEN node:Concept THEN 'concept' ELSE 'relation' END, id: node.id}] AS teaches
