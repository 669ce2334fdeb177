// Purpose: Set how many calls, tokens and dollars a job may spend, over all its attempts; null: no cap of its own.
// Access:  write
// Params:  $projectId: STRING
//          $jobId: STRING
//          $calls: INTEGER?
//          $tokens: INTEGER?
//          $costUsd: FLOAT?
// Returns: nothing
// Index:   model_job_budget_unique
// Bound:   one node
MERGE (budget:ModelJobBudget {projectId: $projectId, jobId: $jobId})
ON CREATE SET budget.calls = 0, budget.tokens = 0, budget.costUsd = 0.0, budget.reservedCalls = 0, budget.reservedTokens = 0, budget.reservedCostUsd = 0.0
SET budget.callCap = $calls, budget.tokenCap = $tokens, budget.costCapUsd = $costUsd
