export { type Account, type Budget, createBudget } from './budget.ts';
export type { EndpointSettings, ModelAnswer, ModelCall, ModelMessage, Usage } from './call.ts';
export { createModelClient, type ModelClient } from './model-client.ts';
export { createResponseStore, type ResponseStore } from './response-store.ts';
