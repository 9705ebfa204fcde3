export type { OperationView } from './operation.types.ts';
export { operationBody } from './operation-request.ts';
export { Operations } from './operations.service.ts';
export { OperationsHttpModule, OperationsModule } from './operations.module.ts';
