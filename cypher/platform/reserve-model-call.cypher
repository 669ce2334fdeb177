// Purpose: Take room for one call out of the budgets of the service, the project and the job, all or none, under the locks of their nodes (always in this order), so that calls in flight count too.
// Access:  write
// Params:  $projectId: STRING
//          $jobId: STRING  '' outside of jobs
//          $tokens: INTEGER  the most it can use
//          $costUsd: FLOAT  the most it can cost; 0 where the price is unknown
//          $isPriced: BOOLEAN
//          $nonce: STRING
// Returns: isReserved: BOOLEAN, scope: STRING?, unit: STRING?, used: FLOAT?, cap: FLOAT?
// Index:   model_budget_project_unique, model_job_budget_unique
// Bound:   one row
MERGE (service:ModelBudget {projectId: '*'})
ON CREATE SET service.calls = 0, service.tokens = 0, service.costUsd = 0.0, service.reservedCalls = 0, service.reservedTokens = 0, service.reservedCostUsd = 0.0
SET service.touched = $nonce
WITH service
MERGE (project:ModelBudget {projectId: $projectId})
ON CREATE SET project.calls = 0, project.tokens = 0, project.costUsd = 0.0, project.reservedCalls = 0, project.reservedTokens = 0, project.reservedCostUsd = 0.0
SET project.touched = $nonce
WITH service, project
MERGE (job:ModelJobBudget {projectId: $projectId, jobId: $jobId})
ON CREATE SET job.calls = 0, job.tokens = 0, job.costUsd = 0.0, job.reservedCalls = 0, job.reservedTokens = 0, job.reservedCostUsd = 0.0
SET job.touched = $nonce
WITH [{scope: 'the service', node: service}, {scope: 'project ' + $projectId, node: project}, {scope: 'job ' + $jobId, node: job}] AS budgets
WITH budgets,
  [budget IN budgets WHERE budget.node.callCap IS NOT NULL AND budget.node.calls + budget.node.reservedCalls + 1 > budget.node.callCap |
    {scope: budget.scope, unit: 'calls', used: toFloat(budget.node.calls + budget.node.reservedCalls), cap: toFloat(budget.node.callCap)}]
  + [budget IN budgets WHERE budget.node.tokenCap IS NOT NULL AND budget.node.tokens + budget.node.reservedTokens + $tokens > budget.node.tokenCap |
    {scope: budget.scope, unit: 'tokens', used: toFloat(budget.node.tokens + budget.node.reservedTokens), cap: toFloat(budget.node.tokenCap)}]
  + [budget IN budgets WHERE budget.node.costCapUsd IS NOT NULL
      AND (NOT $isPriced OR coalesce(budget.node.costUsd, 0.0) + coalesce(budget.node.reservedCostUsd, 0.0) + $costUsd > budget.node.costCapUsd) |
    {scope: budget.scope, unit: CASE WHEN $isPriced THEN 'USD' ELSE 'USD, and the price of a call is unknown' END,
     used: coalesce(budget.node.costUsd, 0.0) + coalesce(budget.node.reservedCostUsd, 0.0), cap: budget.node.costCapUsd}] AS full
FOREACH (budget IN CASE WHEN size(full) = 0 THEN budgets ELSE [] END |
  FOREACH (node IN [budget.node] |
    SET node.reservedCalls = node.reservedCalls + 1,
        node.reservedTokens = node.reservedTokens + $tokens,
        node.reservedCostUsd = coalesce(node.reservedCostUsd, 0.0) + $costUsd))
RETURN size(full) = 0 AS isReserved, full[0].scope AS scope, full[0].unit AS unit, full[0].used AS used, full[0].cap AS cap
