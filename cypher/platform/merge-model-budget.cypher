// Purpose: Set how many calls and tokens a project may spend; null takes the cap away.
// Access:  write
// Params:  $projectId: STRING
//          $calls: INTEGER?
//          $tokens: INTEGER?
// Returns: nothing
// Index:   model_budget_project_unique
// Bound:   one node
MERGE (budget:ModelBudget {projectId: $projectId})
ON CREATE SET budget.calls = 0, budget.tokens = 0, budget.reservedCalls = 0, budget.reservedTokens = 0
SET budget.callCap = $calls, budget.tokenCap = $tokens
