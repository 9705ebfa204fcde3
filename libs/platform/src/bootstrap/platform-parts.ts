import type { Clock } from '../clock/clock.ts';
import type { Settings } from '../config/settings.ts';
import type { OpenedDatabase } from '../database/open-database.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Readiness } from '../telemetry/readiness.ts';
import type { Lifecycle } from './lifecycle.ts';

/** What exists before the first module does; the platform module hands it out. */
export interface PlatformParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly lifecycle: Lifecycle;
  readonly readiness: Readiness;
  readonly opened: OpenedDatabase;
}
