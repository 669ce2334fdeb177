// Purpose: Take room for one call out of the project's budget, under the lock of its node, so that calls in flight count too.
// Access:  write
// Params:  $projectId: STRING
//          $stage: STRING
//          $tokens: INTEGER  the most it can use
//          $nonce: STRING
// Returns: isReserved: BOOLEAN, calls: INTEGER, cap: INTEGER?
// Index:   model_budget_project_unique
// Bound:   one row
MERGE (budget:ModelBudget {projectId: $projectId})
ON CREATE SET budget.calls = 0, budget.tokens = 0, budget.reservedCalls = 0, budget.reservedTokens = 0
SET budget.touched = $nonce
WITH budget,
  (budget.callCap IS NULL OR budget.calls + budget.reservedCalls + 1 <= budget.callCap)
  AND (budget.tokenCap IS NULL OR budget.tokens + budget.reservedTokens + $tokens <= budget.tokenCap) AS isReserved
SET budget.reservedCalls = budget.reservedCalls + CASE WHEN isReserved THEN 1 ELSE 0 END,
    budget.reservedTokens = budget.reservedTokens + CASE WHEN isReserved THEN $tokens ELSE 0 END
RETURN isReserved, budget.calls + budget.reservedCalls AS calls, coalesce(budget.callCap, budget.tokenCap) AS cap
