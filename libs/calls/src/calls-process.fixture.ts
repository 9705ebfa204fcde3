import { createLog, loadSettings, newId, startHub, SystemDatabase, type Hub } from '@patchbay/platform';
import { defineProvider, type ProviderDefinition } from '@patchbay/provider-kit';
import { z } from 'zod';
import { Breakers } from './breakers.service.ts';
import { CallLog } from './call-log.repository.ts';
import { CallRecorder } from './call-recorder.service.ts';
import type { CallOptions, CallTarget } from './call-target.ts';
import { CallTiming } from './call-timing.ts';
import { Calls } from './calls.service.ts';
import { CallsModule } from './calls.module.ts';
import { RateLimiter } from './rate-limiter.service.ts';

/** Test-only: one process of the hub with nothing but the pipeline, and the parts of it that tests look at. */
export interface CallsProcess {
  readonly hub: Hub;
  readonly calls: Calls;
  readonly breakers: Breakers;
  readonly limiter: RateLimiter;
  readonly recorder: CallRecorder;
  readonly log: CallLog;
  readonly system: SystemDatabase;
  /** Milliseconds the pipeline slept, instead of sleeping. */
  readonly slept: number[];
  /** From now on the pipeline really sleeps. */
  sleepTruly(): void;
  readonly lines: string[];
  close(): Promise<void>;
}

/** Starts one on a database that other processes may share. */
export async function startCallsProcess(database: { readonly url: string }): Promise<CallsProcess> {
  const lines: string[] = [];
  const hub = await startHub({
    settings: loadSettings({
      PORT: '0',
      DATABASE_URL: database.url,
      PATCHBAY_ROLES: 'worker',
      PATCHBAY_SANDBOX_PORT: '0',
      PATCHBAY_MASTER_KEYS: `m:${Buffer.alloc(32).toString('base64')}`,
    }),
    logs: createLog('debug', { write: (line) => void lines.push(line) }),
    modules: () => [CallsModule],
  });
  const get = <T>(type: new (...args: never[]) => T): T => hub.app.get<T>(type, { strict: false });
  const slept: number[] = [];
  const timing = get(CallTiming);
  timing.random = () => 0.5;
  timing.sleep = async (ms) => void slept.push(ms);
  return {
    hub,
    calls: get(Calls),
    breakers: get(Breakers),
    limiter: get(RateLimiter),
    recorder: get(CallRecorder),
    log: get(CallLog),
    system: get(SystemDatabase),
    slept,
    sleepTruly: () => void (timing.sleep = (ms, signal) => new CallTiming().sleep(ms, signal)),
    lines,
    close: () => hub.close(),
  };
}

/** A tenant and one active connection of it, as rows. */
export async function seedConnection(system: SystemDatabase): Promise<{ tenantId: string; connectionId: string }> {
  const tenantId = newId();
  const connectionId = newId();
  await system.query('INSERT INTO tenants (id, name, slug) VALUES ($1, $1, $1)', [tenantId]);
  await system.query(
    `INSERT INTO connections (tenant_id, id, provider, environment, target, auth_type, status, enabled_capabilities,
       webhook_token) VALUES ($1, $2, 'acme', 'production', 'vendor', 'api_key', 'active', '{}', $2)`,
    [tenantId, connectionId],
  );
  return { tenantId, connectionId };
}

export const SECRET = 'sk_live_Zm9vYmFyCanary+/=1';

const acme = {
  name: 'acme',
  slug: 'acme',
  displayName: 'Acme',
  description: 'A vendor of the tests.',
  category: 'custom',
  url: null,
  availability: 'available',
  featured: false,
  requirements: [],
  environments: ['sandbox', 'production'],
  validatedOn: '2026-11-21',
  sources: [],
  credentials: { key: { label: 'Key', sensitive: true, required: true } },
  config: z.object({}),
  baseUrl: { production: 'https://api.acme.test', sandbox: null },
  healthCheck: async () => ({ account: 'acme' }),
  capabilities: {},
  idempotency: { in: 'header', name: 'Idempotency-Key', maxLength: 255, windowHours: 24 },
} as const;

/** A provider of the tests; `parts` change what matters to one. */
export function testProvider(parts: Partial<ProviderDefinition> = {}): ProviderDefinition {
  return { ...defineProvider({ ...acme, auth: { type: 'bearer', token: 'key' } }), ...parts };
}

export function testTarget(
  ids: { tenantId: string; connectionId: string },
  baseUrl: string,
  parts: Partial<CallTarget> = {},
): CallTarget {
  return {
    ...ids,
    provider: testProvider(),
    environment: 'production',
    baseUrl,
    config: {},
    publicCredentials: {},
    allowPrivate: true,
    credential: () => ({ key: SECRET }),
    ...parts,
  };
}

export function testOptions(parts: Partial<CallOptions> = {}): CallOptions {
  return { purpose: 'operation', reference: newId(), effect: 'opaque', tries: 1, requestId: newId(), ...parts };
}
