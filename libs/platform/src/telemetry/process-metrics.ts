import { collectDefaultMetrics } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** Between looks at the event loop; the default of 10 ms would keep an idle process busy. */
const LOOP_PRECISION_MS = 200;

/** Adds memory, CPU, garbage collection and event loop lag of this process. */
export function collectProcessMetrics(metrics: Metrics): void {
  collectDefaultMetrics({ register: metrics.registry, eventLoopMonitoringPrecision: LOOP_PRECISION_MS });
}
