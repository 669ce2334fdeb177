// Purpose: The caps of a job, what it spent over all its attempts, and what is reserved. No row: it called no model.
// Access:  read
// Params:  $projectId: STRING
//          $jobId: STRING
// Returns: callCap: INTEGER?, tokenCap: INTEGER?, costCapUsd: FLOAT?, calls: INTEGER, tokens: INTEGER, costUsd: FLOAT, reservedCalls: INTEGER, reservedTokens: INTEGER, reservedCostUsd: FLOAT
// Index:   model_job_budget_unique
// Bound:   one row
MATCH (budget:ModelJobBudget {projectId: $projectId, jobId: $jobId})
RETURN budget.callCap AS callCap, budget.tokenCap AS tokenCap, budget.costCapUsd AS costCapUsd, budget.calls AS calls, budget.tokens AS tokens,
       coalesce(budget.costUsd, 0.0) AS costUsd, budget.reservedCalls AS reservedCalls, budget.reservedTokens AS reservedTokens,
       coalesce(budget.reservedCostUsd, 0.0) AS reservedCostUsd
