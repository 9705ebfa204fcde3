export type { RunView, WholeRunView } from './workflow-run.views.ts';
export { WorkflowsHttpModule, WorkflowsModule } from './workflows.module.ts';
