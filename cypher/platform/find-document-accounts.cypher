// Purpose: What was spent on models for documents, a row for each document and stage, in the order of both.
// Access:  read
// Params:  $projectId: STRING
//          $documentId: STRING?  only this one
//          $afterDocument: STRING
//          $afterStage: STRING
//          $limit: INTEGER
// Returns: documentId: STRING, stage: STRING, calls: INTEGER, maybePaid: INTEGER, promptTokens: INTEGER, completionTokens: INTEGER, costUsd: FLOAT?
// Index:   model_document_account_unique
// Bound:   $limit rows
MATCH (account:ModelDocumentAccount {projectId: $projectId})
WHERE account.documentId >= $afterDocument AND account.stage IS NOT NULL
  AND [account.documentId, account.stage] > [$afterDocument, $afterStage]
  AND ($documentId IS NULL OR account.documentId = $documentId)
RETURN account.documentId AS documentId, account.stage AS stage, account.calls AS calls, account.maybePaid AS maybePaid,
       account.promptTokens AS promptTokens, account.completionTokens AS completionTokens, account.costUsd AS costUsd
ORDER BY account.projectId, account.documentId, account.stage
LIMIT $limit
