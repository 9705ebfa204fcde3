import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Lifecycle } from '../bootstrap/lifecycle.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { Readiness } from '../telemetry/readiness.ts';
import { loadSettings } from '../config/load-settings.ts';
import { hubFacts } from './hub-facts.ts';
import { HttpDoor } from './http-door.ts';
import { Probes } from './probes.ts';

class OpenedDoor {
  readonly lifecycle = new Lifecycle();
  readonly readiness = new Readiness();
  readonly door: HttpDoor;
  port = 0;

  constructor() {
    const { lifecycle, readiness } = this;
    const facts = hubFacts(loadSettings({}));
    const metrics = new Metrics();
    this.door = new HttpDoor(new Probes({ lifecycle, readiness, metrics, facts, isPlatformKey: () => false }));
  }

  async listen(): Promise<this> {
    this.port = await this.door.listen('127.0.0.1', 0);
    return this;
  }

  async status(path: string): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`);
    await answer.arrayBuffer();
    return answer.status;
  }
}

let opened: OpenedDoor | undefined;

afterEach(() => opened?.door.close());

describe('the door', () => {
  it('answers probes while the hub starts, and nothing else', async () => {
    opened = await new OpenedDoor().listen();
    expect(await opened.status('/healthz')).toBe(200);
    expect(await opened.status('/readyz')).toBe(503);
    expect(await opened.status('/api/v1/operations')).toBe(503);
    opened.lifecycle.markReady();
    expect(await opened.status('/readyz?verbose')).toBe(200);
  });

  it('is not ready while a check fails or hangs', async () => {
    opened = await new OpenedDoor().listen();
    opened.lifecycle.markReady();
    opened.readiness.add('database', () => Promise.reject(new Error('away')));
    expect(await opened.status('/readyz')).toBe(503);
  });

  it('is not ready once the hub drains', async () => {
    opened = await new OpenedDoor().listen();
    opened.lifecycle.markReady();
    await opened.lifecycle.drain();
    expect(await opened.status('/readyz')).toBe(503);
  });

  it('lets the request under way finish when it closes, and takes no more on the same connection', async () => {
    opened = await new OpenedDoor().listen();
    const { door, port } = opened;
    let answer = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      door.serverFactory((_request, response) => {
        answer = () => response.end('done');
        resolve();
      });
    });
    door.open();
    const body = new Promise<string>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/slow', agent: false }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
    await arrived;
    const closed = door.close();
    answer();
    expect(await body).toBe('done');
    await closed;
    await expect(opened.status('/healthz')).rejects.toThrow();
  });

  it('does not wait for a connection that never asked for anything', async () => {
    opened = await new OpenedDoor().listen();
    const ahead = connect(opened.port, '127.0.0.1');
    const closed = once(ahead, 'close');
    await once(ahead, 'connect');
    await opened.door.close();
    await closed;
  });
});
