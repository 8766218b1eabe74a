export { type ContractOperation, contractOperations, readDocument } from './documents.ts';
export { isPending, pendingOperations } from './pending.ts';
export { ContractPlanner, type OperationPlan, type PlannedFetch } from './plan.ts';
