// Purpose: One budget a project and one account a stage, so that reservations of all processes meet at one node.
// Requires: Neo4j 5, Community or Enterprise
// Reverse: DROP CONSTRAINT model_budget_project_unique IF EXISTS; DROP CONSTRAINT model_account_unique IF EXISTS
// Cost: none on an empty label
CREATE CONSTRAINT model_budget_project_unique IF NOT EXISTS FOR (budget:ModelBudget) REQUIRE budget.projectId IS UNIQUE;
CREATE CONSTRAINT model_account_unique IF NOT EXISTS FOR (account:ModelAccount) REQUIRE (account.projectId, account.stage) IS UNIQUE;
