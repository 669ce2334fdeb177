// Purpose: One evaluation run of a model version on a benchmark, empty at first. Both must be there already.
// Access:  write
// Params:  $projectId: STRING
//          $runId: STRING
//          $benchmarkId: STRING
//          $modelId: STRING
//          $split: STRING?  null: both parts
//          $harness: STRING
//          $variant: STRING  which of several ways to ask or to read the answers: a filter, a prompt; 'default'
// Returns: id: STRING
// Index:   eval_run_id_unique, benchmark_id_unique, model_version_id_unique
// Bound:   one row
MATCH (model:ModelVersion {projectId: $projectId, id: $modelId})
MERGE (run:EvalRun {projectId: $projectId, id: $runId})
ON CREATE SET run.benchmarkId = $benchmarkId, run.modelId = $modelId, run.split = $split, run.harness = $harness,
  run.variant = $variant, run.posts = [], run.n = 0, run.correct = 0, run.unparsed = 0, run.errors = 0, run.groups = '[]',
  run.createdAt = timestamp()
MERGE (run)-[:OF]->(model)
WITH run
MATCH (benchmark:Benchmark {projectId: $projectId, id: $benchmarkId})
MERGE (run)-[:ON]->(benchmark)
RETURN run.id AS id
