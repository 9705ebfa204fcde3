import { describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { fastify, type FastifyInstance } from 'fastify';
import { Log } from '../telemetry/log.ts';
import { Metrics } from '../telemetry/metrics.ts';
import type { HubAdapter } from './hub.adapter.ts';
import { installHttp, type HttpParts } from './install-http.ts';

/** A server as the hub prepares it, before it has routes. */
function serverOf(): FastifyInstance {
  const server: FastifyInstance = fastify();
  const app = { useGlobalFilters: () => undefined, useGlobalPipes: () => undefined } as unknown as INestApplication;
  const adapter = { getInstance: () => server } as unknown as HubAdapter;
  const parts = { publicUrl: 'http://localhost', log: new Log(), requestLog: new Log(), metrics: new Metrics() };
  installHttp(app, adapter, parts as HttpParts);
  return server;
}

describe('a route of the API', () => {
  it('that says nothing about who may ask stops the start: it would be open to everybody', () => {
    const add = (): unknown => serverOf().get('/api/v1/open', () => 'for everybody');
    const cause = expect.objectContaining({ message: expect.stringContaining('GET /api/v1/open declares no access') });
    expect(add).toThrow(expect.objectContaining({ cause }));
  });

  it('that is no route of the API may be open', () => {
    expect(() => serverOf().get('/favicon.svg', () => 'for everybody')).not.toThrow();
  });
});
