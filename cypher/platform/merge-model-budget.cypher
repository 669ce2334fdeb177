// Purpose: Set how many calls, tokens and dollars a project (or '*', the whole service) may spend; null takes a cap away.
// Access:  write
// Params:  $projectId: STRING  or '*'
//          $calls: INTEGER?
//          $tokens: INTEGER?
//          $costUsd: FLOAT?
//          $release: BOOLEAN  forget what is reserved: only when nothing is in flight, after a crash
// Returns: nothing
// Index:   model_budget_project_unique
// Bound:   one node
MERGE (budget:ModelBudget {projectId: $projectId})
ON CREATE SET budget.calls = 0, budget.tokens = 0, budget.costUsd = 0.0, budget.reservedCalls = 0, budget.reservedTokens = 0, budget.reservedCostUsd = 0.0
SET budget.callCap = $calls, budget.tokenCap = $tokens, budget.costCapUsd = $costUsd,
    budget.reservedCalls = CASE WHEN $release THEN 0 ELSE budget.reservedCalls END,
    budget.reservedTokens = CASE WHEN $release THEN 0 ELSE budget.reservedTokens END,
    budget.reservedCostUsd = CASE WHEN $release THEN 0.0 ELSE budget.reservedCostUsd END
