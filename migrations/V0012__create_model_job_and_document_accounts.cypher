// Purpose: One budget a job, and one account a document and stage, so that costs can be capped and told for each.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT model_job_budget_unique IF EXISTS; DROP CONSTRAINT model_document_account_unique IF EXISTS
// Cost: none, the labels are new
CREATE CONSTRAINT model_job_budget_unique IF NOT EXISTS FOR (budget:ModelJobBudget) REQUIRE (budget.projectId, budget.jobId) IS UNIQUE;
CREATE CONSTRAINT model_document_account_unique IF NOT EXISTS FOR (account:ModelDocumentAccount) REQUIRE (account.projectId, account.documentId, account.stage) IS UNIQUE;
