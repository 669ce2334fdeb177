// Purpose: Give the reservation back and book what was used, on the budget and on the account of the stage.
// Access:  write
// Params:  $projectId: STRING
//          $stage: STRING
//          $reserved: INTEGER
//          $calls: INTEGER
//          $maybePaid: INTEGER
//          $promptTokens: INTEGER
//          $completionTokens: INTEGER
//          $costUsd: FLOAT?
// Returns: nothing
// Index:   model_budget_project_unique, model_account_unique
// Bound:   two nodes
MERGE (budget:ModelBudget {projectId: $projectId})
SET budget.reservedCalls = budget.reservedCalls - 1,
    budget.reservedTokens = budget.reservedTokens - $reserved,
    budget.calls = budget.calls + $calls,
    budget.tokens = budget.tokens + $promptTokens + $completionTokens
MERGE (account:ModelAccount {projectId: $projectId, stage: $stage})
ON CREATE SET account.calls = 0, account.maybePaid = 0, account.promptTokens = 0, account.completionTokens = 0, account.costUsd = 0.0
SET account.calls = account.calls + $calls,
    account.maybePaid = account.maybePaid + $maybePaid,
    account.promptTokens = account.promptTokens + $promptTokens,
    account.completionTokens = account.completionTokens + $completionTokens,
    account.costUsd = account.costUsd + $costUsd
