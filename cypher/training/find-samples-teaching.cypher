// Purpose: Samples of a dataset that teach a concept or a relation, with the versions that added and dropped them.
// Access:  read
// Params:  $projectId: STRING
//          $datasetId: STRING
//          $nodeId: STRING
// Returns: id: STRING, format: STRING, style: STRING, discipline: STRING, origin: STRING, question: STRING, choices: LIST<STRING>?, answer: STRING, rationale: STRING, preference: STRING?, draftedBy: STRING?,
//          teaches: LIST<{kind: STRING, id: STRING}>,
//          addedIn: INTEGER, droppedIn: INTEGER?
// Index:   concept_id_unique, relation_id_unique
// Bound:   the samples of one node
CALL {
  MATCH (node:Concept {projectId: $projectId, id: $nodeId})<-[:TEACHES]-(sample:Sample) RETURN sample
  UNION
  MATCH (node:Relation {projectId: $projectId, id: $nodeId})<-[:TEACHES]-(sample:Sample) RETURN sample
}
MATCH (sample)<-[:ADDS]-(version:DatasetVersion {datasetId: $datasetId})
OPTIONAL MATCH (sample)<-[:DROPS]-(dropper:DatasetVersion {datasetId: $datasetId})
WITH sample, min(version.n) AS addedIn, min(dropper.n) AS droppedIn
RETURN sample.id AS id, sample.format AS format, sample.style AS style, sample.discipline AS discipline, sample.origin AS origin,
       sample.question AS question, sample.choices AS choices, sample.answer AS answer, sample.rationale AS rationale, sample.preference AS preference, sample.draftedBy AS draftedBy,
       [(sample)-[:TEACHES]->(node) | {kind: CASE WHEN node:Concept THEN 'concept' ELSE 'relation' END, id: node.id}] AS teaches, addedIn, droppedIn
ORDER BY addedIn, id
