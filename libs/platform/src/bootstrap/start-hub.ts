import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemClock, type Clock } from '../clock/clock.ts';
import { withBoundPort } from '../config/load-settings.ts';
import { withMasterKeys } from '../config/master-key-file.ts';
import type { Settings } from '../config/settings.ts';
import { collectDatabaseMetrics } from '../database/database-metrics.ts';
import { openDatabase } from '../database/open-database.ts';
import { platformKeyMatcher } from '../http-in/bearer.ts';
import { HttpDoor } from '../http-in/http-door.ts';
import { hubFacts } from '../http-in/hub-facts.ts';
import { HubAdapter } from '../http-in/hub.adapter.ts';
import type { RouteEntry } from '../http-in/install-http.ts';
import { installHttp } from '../http-in/install-http.ts';
import { ActorResolver, SessionResolver } from '../http-in/ports.ts';
import { Probes } from '../http-in/probes.ts';
import { PlatformModule } from '../platform.module.ts';
import { createLog, type LogSink } from '../telemetry/create-log.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { collectWorkMetrics } from '../work/work-metrics.ts';
import { collectProcessMetrics } from '../telemetry/process-metrics.ts';
import { Readiness } from '../telemetry/readiness.ts';
import { Engine } from './engine.ts';
import { DRAIN, Lifecycle } from './lifecycle.ts';
import { NestLog } from './nest-log.ts';
import type { PlatformParts } from './platform-parts.ts';

/** What the composition root adds to the platform. */
export interface HubPlan {
  readonly settings: Settings;
  /** The libs' modules for these settings; the platform's own comes first by itself. */
  readonly modules: (settings: Settings) => readonly (Type<unknown> | DynamicModule)[];
  /** Role http: adds what is not a controller (pages, the API document), before Nest registers its routes. */
  readonly pages?: (app: NestFastifyApplication, routes: readonly RouteEntry[]) => Promise<void> | void;
  /** Once the libs are initialised, before the process is ready. */
  readonly prepare?: (app: INestApplicationContext, parts: PlatformParts) => Promise<void>;
  readonly logs?: LogSink;
  readonly clock?: Clock;
}

/** A running process of the hub. */
export interface Hub {
  /** Where this process listens. */
  readonly url: string;
  readonly settings: Settings;
  readonly app: INestApplicationContext;
  /** Every route with an access rule; empty without role http. */
  readonly routes: readonly RouteEntry[];
  readonly lifecycle: Lifecycle;
  readonly log: LogSink['log'];
  /** Stops everything in order, within 30 seconds; the embedded database last. */
  close(): Promise<void>;
}

/** Starts a process of the hub in its roles; what was started is stopped again when a step fails. */
export async function startHub(plan: HubPlan): Promise<Hub> {
  const logs = plan.logs ?? createLog(plan.settings.logLevel);
  const lifecycle = new Lifecycle(logs.log);
  const close = async (): Promise<void> => {
    await lifecycle.drain();
    await logs.flush();
  };
  try {
    return await start(plan, logs, lifecycle, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(plan: HubPlan, logs: LogSink, lifecycle: Lifecycle, close: () => Promise<void>): Promise<Hub> {
  const metrics = new Metrics();
  const readiness = new Readiness();
  const isPlatformKey = platformKeyMatcher(plan.settings.platformKey);
  const facts = hubFacts(plan.settings);
  const door = new HttpDoor(new Probes({ lifecycle, readiness, metrics, isPlatformKey, facts }));
  const port = await door.listen(plan.settings.host, plan.settings.port);
  lifecycle.onDrain(DRAIN.http, 'http', () => door.close());
  const settings = await withMasterKeys(withBoundPort(plan.settings, port));
  collectProcessMetrics(metrics);

  const opened = await openDatabase(settings, logs.log);
  lifecycle.onDrain(DRAIN.pools, 'database pools', () => opened.closePools());
  lifecycle.onDrain(DRAIN.database, 'embedded database', () => opened.stopServer());
  collectDatabaseMetrics(metrics, opened);
  readiness.add('database', () => opened.system.query('SELECT 1'));
  const clock = plan.clock ?? new SystemClock();
  collectWorkMetrics(metrics, { system: opened.system, clock });

  const parts = {
    settings,
    clock,
    log: logs.log,
    metrics,
    lifecycle,
    readiness,
    opened,
  };
  const { app, routes } = settings.roles.has('http')
    ? await createDoorApp(plan, parts, logs, door, isPlatformKey)
    : await createQuietApp(plan, parts);
  lifecycle.onDrain(DRAIN.outbound, 'modules', () => app.close());
  await plan.prepare?.(app, parts);
  await app.get(Engine).start();
  door.open();
  lifecycle.markReady();
  return { url: `http://${hostOf(settings)}:${port}`, settings, app, routes, lifecycle, log: logs.log, close };
}

interface StartedApp {
  readonly app: INestApplicationContext;
  readonly routes: readonly RouteEntry[];
}

async function createDoorApp(
  plan: HubPlan,
  parts: PlatformParts,
  logs: LogSink,
  door: HttpDoor,
  isPlatformKey: (authorization: string | undefined) => boolean,
): Promise<StartedApp> {
  const adapter = new HubAdapter(logs.log, door.serverFactory);
  const options = { logger: new NestLog(logs.log), bodyParser: false, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(rootModule(plan, parts), adapter, options);
  const resolver = app.get(ActorResolver, { strict: false });
  const sessions = app.get(SessionResolver, { strict: false });
  const { log, metrics } = parts;
  const { publicUrl } = parts.settings;
  const http = { resolver, sessions, isPlatformKey, publicUrl, log, requestLog: logs.requests, metrics };
  const routes = installHttp(app, adapter, http);
  await plan.pages?.(app, routes);
  await app.init();
  await adapter.getInstance().ready();
  return { app, routes };
}

/** Without role http there are no routes; the door still answers probes, which is how an orchestrator sees a worker. */
async function createQuietApp(plan: HubPlan, parts: PlatformParts): Promise<StartedApp> {
  const options = { logger: new NestLog(parts.log), abortOnError: false };
  return { app: await NestFactory.createApplicationContext(rootModule(plan, parts), options), routes: [] };
}

class HubModule {}

function rootModule(plan: HubPlan, parts: PlatformParts): DynamicModule {
  return { module: HubModule, imports: [PlatformModule.forRoot(parts), ...plan.modules(parts.settings)] };
}

/** An address to connect to: a wildcard is not one. */
function hostOf(settings: Settings): string {
  if (settings.host === '0.0.0.0' || settings.host === '::') return '127.0.0.1';
  return settings.host.includes(':') ? `[${settings.host}]` : settings.host;
}
