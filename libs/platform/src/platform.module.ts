import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock/clock.ts';
import { SETTINGS, type Settings } from './config/settings.ts';
import { Lifecycle } from './bootstrap/lifecycle.ts';
import { Log } from './telemetry/log.ts';
import { Metrics } from './telemetry/metrics.ts';

/** What every lib stands on; global, so that libs do not import it one by one. */
@Module({})
export class PlatformModule {
  static forRoot(settings: Settings): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: Clock, useClass: SystemClock },
      { provide: Log, useValue: new Log() },
      { provide: Metrics, useValue: new Metrics() },
      { provide: Lifecycle, useFactory: (log: Log): Lifecycle => new Lifecycle(log), inject: [Log] },
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}
