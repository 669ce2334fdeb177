export { askTwice } from './ask-twice.ts';
export { type Bill, createBill } from './bill.ts';
export { type Budget, createBudget, WHOLE_SERVICE } from './budget.ts';
export type { EndpointSettings, ModelAnswer, ModelCall, ModelMessage, Usage } from './call.ts';
export { Account, BudgetCaps, BudgetView, DocumentAccount } from './costs.ts';
export { mapAhead } from './map-ahead.ts';
export { createModelClient, type ModelClient } from './model-client.ts';
export { markerFor, type Prompt, readPrompt } from './prompt.ts';
export { createResponseStore, type ResponseStore } from './response-store.ts';
