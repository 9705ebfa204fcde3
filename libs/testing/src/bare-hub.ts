import { Module, type Type } from '@nestjs/common';
import type { Hub, ResolvedActor } from '@patchbay/platform';
import {
  ActorResolver,
  createLog,
  loadSettings,
  newId,
  RequestFingerprint,
  SessionResolver,
  startHub,
} from '@patchbay/platform';
import { createHmac } from 'node:crypto';
import { openTestDatabase, type OpenTestDatabase } from './test-database.ts';

/** What came back, parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface Sent {
  /** Bearer key; null sends none. */
  readonly key?: string | null;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

/** The platform with some controllers and no lib above it: for tests of the platform itself. */
export interface BareHub {
  readonly hub: Hub;
  readonly database: OpenTestDatabase;
  /** Every line logged. */
  readonly lines: string[];
  /** Sends JSON and gives back JSON; the key is `defaultKey` unless told otherwise. */
  send(method: string, path: string, sent?: Sent): Promise<Answer>;
  close(): Promise<void>;
}

export interface BareHubOptions {
  readonly controllers: Type<unknown>[];
  /** Scopes of the key requests are sent with, comma-separated; any `things:*` scopes are accepted. */
  readonly defaultKey: string;
  readonly env?: Record<string, string>;
}

/** The tenant of every key that does not name one: `01…|things:read`. */
export const BARE_TENANT = newId();

/** Starts it on a database of its own and any free port. */
export async function startBareHub(options: BareHubOptions): Promise<BareHub> {
  const database = await openTestDatabase();
  const lines: string[] = [];
  const hub = await startHub({
    settings: loadSettings({
      PORT: '0',
      DATABASE_URL: database.url,
      PATCHBAY_SANDBOX_PORT: '0',
      PATCHBAY_MASTER_KEYS: `m:${Buffer.alloc(32).toString('base64')}`,
      ...options.env,
    }),
    logs: createLog('info', { write: (line) => void lines.push(line) }),
    modules: () => [{ module: BareModule, controllers: options.controllers }],
  });
  const close = async (): Promise<void> => {
    await hub.close();
    await database.drop();
  };
  return { hub, database, lines, send: (...request) => sendJson(hub.url, options.defaultKey, ...request), close };
}

async function sendJson(
  url: string,
  defaultKey: string,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Answer> {
  const { key = defaultKey, body, raw, headers } = sent;
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

class KeysByName extends ActorResolver {
  resolve(authorization: string | undefined): ResolvedActor | null | Promise<ResolvedActor | null> {
    const [, tenant = BARE_TENANT, list = ''] = /^Bearer (?:([0-9a-z]{26})\|)?(.+)$/.exec(authorization ?? '') ?? [];
    const scopes = list.split(',');
    if (!list.startsWith('things:')) return null;
    const actor = { kind: 'api_key', keyId: newId(), app: null, scopes, tenantId: tenant } as const;
    return scopes.includes('things:slow') ? Promise.resolve(actor) : actor;
  }
}

class NoSessions extends SessionResolver {
  resolve(): null {
    return null;
  }
}

class PlainFingerprint extends RequestFingerprint {
  fingerprint(tenantId: string, body: Buffer | string): Promise<Buffer> {
    return Promise.resolve(createHmac('sha256', tenantId).update(body).digest());
  }
}

@Module({
  providers: [
    { provide: ActorResolver, useClass: KeysByName },
    { provide: SessionResolver, useClass: NoSessions },
    { provide: RequestFingerprint, useClass: PlainFingerprint },
  ],
})
class BareModule {}
