import type { DynamicModule, FactoryProvider, Provider } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Queue } from 'bull';
import { Engine } from './bootstrap/engine.ts';
import { Lifecycle } from './bootstrap/lifecycle.ts';
import type { PlatformParts } from './bootstrap/platform-parts.ts';
import { ChangeBus } from './changes/change-bus.ts';
import { Clock } from './clock/clock.ts';
import { SETTINGS } from './config/settings.ts';
import { Database } from './database/database.ts';
import { SystemDatabase } from './database/system-database.ts';
import { EventBus } from './events/event-bus.ts';
import { LiveSignal } from './events/live-signal.ts';
import { Outbox } from './events/outbox.ts';
import { Idempotency } from './http-in/idempotency.service.ts';
import { OutboundHttp } from './http-out/outbound-http.ts';
import { Scheduler } from './schedules/scheduler.ts';
import { Log } from './telemetry/log.ts';
import { Metrics } from './telemetry/metrics.ts';
import { Readiness } from './telemetry/readiness.ts';
import { BULL_HINTS, type BullHint } from './work/bull-waker.ts';
import { WorkQueue } from './work/work-queue.ts';

/** What every lib stands on; global, so that libs do not import it one by one. */
@Module({})
export class PlatformModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    const providers: Provider[] = [
      { provide: SETTINGS, useValue: parts.settings },
      { provide: Clock, useValue: parts.clock },
      { provide: Log, useValue: parts.log },
      { provide: Metrics, useValue: parts.metrics },
      { provide: Lifecycle, useValue: parts.lifecycle },
      { provide: Readiness, useValue: parts.readiness },
      { provide: Database, useValue: parts.opened.database },
      { provide: SystemDatabase, useValue: parts.opened.system },
      { provide: OutboundHttp, useValue: new OutboundHttp(parts.settings) },
      engineProvider(parts),
      fromEngine(ChangeBus, (engine) => engine.changes),
      fromEngine(WorkQueue, (engine) => engine.work),
      fromEngine(Outbox, (engine) => engine.outbox),
      fromEngine(LiveSignal, (engine) => engine.live),
      fromEngine(EventBus, (engine) => engine.events),
      fromEngine(Scheduler, (engine) => engine.scheduler),
      Idempotency,
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [typeOrm(parts), ...bullImports(parts.settings.redisUrl)],
      providers,
      exports: providers,
    };
  }
}

/** Bull is loaded only where there is a Redis: with what it needs it is a tenth of all a hub loads. */
function bullImports(redisUrl: string | null): Promise<DynamicModule>[] {
  if (redisUrl === null) return [];
  return [import('./work/bull.module.ts').then(({ BullHintsModule }) => BullHintsModule.forRoot(redisUrl))];
}

/** The pools are open before Nest starts; Nest offers the data source by injection and closes it with the modules. */
function typeOrm({ opened }: PlatformParts): DynamicModule {
  return TypeOrmModule.forRootAsync({
    useFactory: () => ({ type: 'postgres' }),
    dataSourceFactory: () => Promise.resolve(opened.database.dataSource),
  });
}

function engineProvider(parts: PlatformParts): FactoryProvider<Engine> {
  return {
    provide: Engine,
    useFactory: (bull?: Queue<BullHint>) => new Engine(parts, bull ?? null),
    inject: [{ token: BULL_HINTS, optional: true }],
  };
}

function fromEngine<T>(provide: FactoryProvider<T>['provide'], pick: (engine: Engine) => T): FactoryProvider<T> {
  return { provide, useFactory: pick, inject: [Engine] };
}
