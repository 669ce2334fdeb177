// Purpose: The caps of a project (or '*', the whole service), what it spent and what is reserved for calls in flight. No row: nothing was set or spent.
// Access:  read
// Params:  $projectId: STRING  or '*'
// Returns: callCap: INTEGER?, tokenCap: INTEGER?, costCapUsd: FLOAT?, calls: INTEGER, tokens: INTEGER, costUsd: FLOAT, reservedCalls: INTEGER, reservedTokens: INTEGER, reservedCostUsd: FLOAT
// Index:   model_budget_project_unique
// Bound:   one row
MATCH (budget:ModelBudget {projectId: $projectId})
RETURN budget.callCap AS callCap, budget.tokenCap AS tokenCap, budget.costCapUsd AS costCapUsd, budget.calls AS calls, budget.tokens AS tokens,
       coalesce(budget.costUsd, 0.0) AS costUsd, budget.reservedCalls AS reservedCalls, budget.reservedTokens AS reservedTokens,
       coalesce(budget.reservedCostUsd, 0.0) AS reservedCostUsd
