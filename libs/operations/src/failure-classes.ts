import type { FailureClass } from '@patchbay/provider-kit';

/** Who can be at fault when an attempt does not deliver. */
export const FAILURE_CLASSES = ['upstream', 'throttle', 'auth', 'client', 'unknown'] as const satisfies FailureClass[];
export type FailureCounts = Record<FailureClass, number>;
