// Purpose: Remove a project piece by piece, so that no transaction grows with it; called until nothing is left.
// Access:  write
// Params:  $projectId: STRING
// Returns: left: INTEGER
// Index:   document_id_unique, chunk_id_unique, concept_id_unique, relation_id_unique, chain_id_unique, merged_concept_id_unique, merged_relation_id_unique, merged_chain_id_unique, refusal_id_unique, merge_decision_id_unique, merge_candidate_id_unique, benchmark_id_unique, item_id_unique, option_id_unique, dataset_id_unique, dataset_version_id_unique, operation_id_unique, sample_id_unique, model_version_id_unique, eval_run_id_unique, diagnosis_id_unique, patch_id_unique, export_id_unique, model_account_unique, model_budget_project_unique, model_job_budget_unique, model_document_account_unique, job_project_created
// Bound:   2,000 nodes a call
CALL {
  MATCH (node:Diagnosis {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Patch {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:EvalRun {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:ModelVersion {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Sample {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:DatasetVersion {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Dataset {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Option {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Item {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Benchmark {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Export {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Relation {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Concept {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Chain {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:MergedChain {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:MergedRelation {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:MergedConcept {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:MergeCandidate {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:MergeDecision {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Refusal {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Chunk {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Document {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Operation {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:ModelAccount {projectId: $projectId}) WHERE node.stage IS NOT NULL RETURN node
  UNION ALL MATCH (node:ModelDocumentAccount {projectId: $projectId}) WHERE node.documentId IS NOT NULL AND node.stage IS NOT NULL RETURN node
  UNION ALL MATCH (node:ModelJobBudget {projectId: $projectId}) WHERE node.jobId IS NOT NULL RETURN node
  UNION ALL MATCH (node:ModelBudget {projectId: $projectId}) RETURN node
  UNION ALL MATCH (node:Job {projectId: $projectId}) WHERE node.createdAt IS NOT NULL RETURN node
}
WITH node LIMIT 2000
DETACH DELETE node
RETURN count(*) AS left
