// Purpose: What a project spent on models, by stage.
// Access:  read
// Params:  $projectId: STRING
// Returns: stage: STRING, calls: INTEGER, maybePaid: INTEGER, promptTokens: INTEGER, completionTokens: INTEGER, costUsd: FLOAT?
// Index:   model_account_unique
// Bound:   one row a stage
MATCH (account:ModelAccount {projectId: $projectId})
WHERE account.stage IS NOT NULL
RETURN account.stage AS stage, account.calls AS calls, account.maybePaid AS maybePaid,
       account.promptTokens AS promptTokens, account.completionTokens AS completionTokens, account.costUsd AS costUsd
ORDER BY stage
