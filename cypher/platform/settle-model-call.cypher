// Purpose: Give the reservation back and book what was used: on the budgets, on the account of the stage, and on that of the document.
// Access:  write
// Params:  $projectId: STRING
//          $jobId: STRING  '' outside of jobs
//          $stage: STRING
//          $documentId: STRING?  null: the call reads no document
//          $reserved: INTEGER
//          $reservedCostUsd: FLOAT
//          $calls: INTEGER
//          $maybePaid: INTEGER
//          $promptTokens: INTEGER
//          $completionTokens: INTEGER
//          $costUsd: FLOAT?  null: the price is unknown, and stays so for the account
// Returns: nothing
// Index:   model_budget_project_unique, model_job_budget_unique, model_account_unique, model_document_account_unique
// Bound:   five nodes
MERGE (service:ModelBudget {projectId: '*'})
// Sums of fractions leave a rest: where no call is reserved any more, no money is either.
SET service.reservedCostUsd = CASE service.reservedCalls WHEN 1 THEN 0.0 ELSE coalesce(service.reservedCostUsd, 0.0) - $reservedCostUsd END,
    service.reservedCalls = service.reservedCalls - 1, service.reservedTokens = service.reservedTokens - $reserved,
    service.calls = service.calls + $calls, service.tokens = service.tokens + $promptTokens + $completionTokens,
    service.costUsd = coalesce(service.costUsd, 0.0) + coalesce($costUsd, 0.0)
WITH service
MERGE (budget:ModelBudget {projectId: $projectId})
SET budget.reservedCostUsd = CASE budget.reservedCalls WHEN 1 THEN 0.0 ELSE coalesce(budget.reservedCostUsd, 0.0) - $reservedCostUsd END,
    budget.reservedCalls = budget.reservedCalls - 1, budget.reservedTokens = budget.reservedTokens - $reserved,
    budget.calls = budget.calls + $calls, budget.tokens = budget.tokens + $promptTokens + $completionTokens,
    budget.costUsd = coalesce(budget.costUsd, 0.0) + coalesce($costUsd, 0.0)
WITH budget
MERGE (job:ModelJobBudget {projectId: $projectId, jobId: $jobId})
SET job.reservedCostUsd = CASE job.reservedCalls WHEN 1 THEN 0.0 ELSE coalesce(job.reservedCostUsd, 0.0) - $reservedCostUsd END,
    job.reservedCalls = job.reservedCalls - 1, job.reservedTokens = job.reservedTokens - $reserved,
    job.calls = job.calls + $calls, job.tokens = job.tokens + $promptTokens + $completionTokens,
    job.costUsd = coalesce(job.costUsd, 0.0) + coalesce($costUsd, 0.0)
WITH job
MERGE (account:ModelAccount {projectId: $projectId, stage: $stage})
ON CREATE SET account.calls = 0, account.maybePaid = 0, account.promptTokens = 0, account.completionTokens = 0, account.costUsd = 0.0
SET account.calls = account.calls + $calls,
    account.maybePaid = account.maybePaid + $maybePaid,
    account.promptTokens = account.promptTokens + $promptTokens,
    account.completionTokens = account.completionTokens + $completionTokens,
    account.costUsd = account.costUsd + $costUsd
WITH account
CALL {
  WITH account
  WITH account WHERE $documentId IS NOT NULL AND $calls > 0
  MERGE (spent:ModelDocumentAccount {projectId: $projectId, documentId: $documentId, stage: $stage})
  ON CREATE SET spent.calls = 0, spent.maybePaid = 0, spent.promptTokens = 0, spent.completionTokens = 0, spent.costUsd = 0.0
  SET spent.calls = spent.calls + $calls,
      spent.maybePaid = spent.maybePaid + $maybePaid,
      spent.promptTokens = spent.promptTokens + $promptTokens,
      spent.completionTokens = spent.completionTokens + $completionTokens,
      spent.costUsd = spent.costUsd + $costUsd
}
