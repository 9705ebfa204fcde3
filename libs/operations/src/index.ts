export type { OperationError } from './next-step.ts';
export type { OperationStatus } from './operation-status.ts';
export type { OperationView } from './operation.types.ts';
export { appOf } from './operation-request.ts';
export { redactPaths, sensitivePaths } from './payload-redaction.ts';
export { PlannedOperations, type PlannedOperation } from './planned-operations.service.ts';
export { Operations } from './operations.service.ts';
export { OperationsHttpModule, OperationsModule } from './operations.module.ts';
