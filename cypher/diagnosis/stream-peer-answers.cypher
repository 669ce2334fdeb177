// Purpose: What other models took for an answer to the items of a suite. Versions of the same dataset are no other models: their errors are kin.
// Access:  read
// Params:  $projectId: STRING
//          $benchmarkId: STRING
//          $modelId: STRING  the model under diagnosis
//          $datasetId: STRING?  its dataset
// Returns: itemId: STRING, modelId: STRING, correct: BOOLEAN, chosen: INTEGER?
// Index:   benchmark_id_unique
// Bound:   the judged answers of one suite, streamed
MATCH (:Benchmark {projectId: $projectId, id: $benchmarkId})<-[:ON]-(run:EvalRun)-[:OF]->(model:ModelVersion)
WHERE model.id <> $modelId AND ($datasetId IS NULL OR model.datasetId IS NULL OR model.datasetId <> $datasetId)
MATCH (run)-[answered:ANSWERED]->(item:Item)
WHERE answered.post IN run.posts AND answered.correct IS NOT NULL
RETURN item.id AS itemId, model.id AS modelId, answered.correct AS correct, answered.chosen AS chosen
