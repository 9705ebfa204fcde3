/** What others see of this feature: how many approvals wait. */
export { usePendingCount } from './api/count-pending.ts';
