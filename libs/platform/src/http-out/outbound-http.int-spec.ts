import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { OutboundWorld, post } from './outbound.fixture.ts';

let at: OutboundWorld;

beforeEach(() => {
  at = new OutboundWorld();
});
afterEach(() => at.close());

describe('an exchange', () => {
  it('brings status, headers and body', async () => {
    const url = await at.http((request, response) => {
      response.writeHead(201, { 'x-seen': `${request.method} ${request.url}`, 'set-cookie': ['a=1', 'b=2'] });
      request.pipe(response);
    });
    const answer = await at.send(post(`${url}/v1/things?x=%20`));
    expect(answer.status).toBe(201);
    expect(answer.headers['x-seen']).toBe('POST /v1/things?x=%20');
    expect(answer.headers['set-cookie']).toBe('a=1, b=2');
    expect(answer.body.toString()).toBe('x=1');
  });

  it('keeps connections for the requests that follow', async () => {
    const ports = new Set<number | undefined>();
    const url = await at.http((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    for (let count = 0; count < 10; count += 1) await at.send(post(url));
    // Two, not one: undici lets a connection rest for one turn of the event loop before it is used again.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('hands a redirect back instead of following it', async () => {
    let followed = false;
    const stranger = await at.http((_, response) => {
      followed = true;
      response.end();
    });
    const url = await at.http((_, response) => response.writeHead(307, { location: stranger }).end());
    expect((await at.send(post(url))).status).toBe(307);
    expect(followed).toBe(false);
  });
});

describe('what is known of a failed exchange', () => {
  it('refused connection: not sent', async () => {
    const url = await at.nowhere();
    expect(await at.failure(post(url))).toMatchObject({ code: 'connection_refused', delivery: 'not_sent' });
  });

  it('reset before anything was read: unknown, for the bytes had left', async () => {
    const url = await at.tcp((socket) => socket.once('readable', () => socket.resetAndDestroy()));
    expect(await at.failure(post(url))).toMatchObject({ code: 'reset', delivery: 'unknown', status: null });
  });

  it('reset in the middle of the answer: unknown, with the status', async () => {
    const url = await at.tcp((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 400 Bad\r\ncontent-length: 100\r\n\r\nhalf', () => socket.destroy());
      });
    });
    expect(await at.failure(post(url))).toMatchObject({ code: 'reset', delivery: 'unknown', status: 400 });
  });

  it('no answer in time: unknown', async () => {
    const url = await at.tcp(() => undefined);
    expect(await at.failure(post(url, { timeoutMs: 50 }))).toMatchObject({ code: 'timeout', delivery: 'unknown' });
  });

  it('an answer that drips past the deadline: unknown', async () => {
    const url = await at.http((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await at.failure(post(url, { deadlineMs: 150 }))).toMatchObject({
      code: 'timeout',
      delivery: 'unknown',
      status: 200,
    });
  });

  it('a kept-alive connection the host closes as we write: unknown', async () => {
    let answered = 0;
    const url = await at.tcp((socket) => {
      socket.on('data', () => {
        answered += 1;
        if (answered === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
        else socket.resetAndDestroy();
      });
    });
    expect((await at.send(post(url))).status).toBe(200);
    const error = await at.failure(post(url, { method: 'GET' }));
    expect(error).toMatchObject({ code: 'reset', delivery: 'unknown' });
    expect(answered).toBe(2);
  });

  it('a body beyond the limit: unknown, cut off at once', async () => {
    const url = await at.http((_, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(65_536);
      const more = (): void => {
        while (response.writable && response.write(chunk)) void 0;
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    const error = await at.failure(post(url, { maxResponseBytes: 200_000 }));
    expect(error).toMatchObject({ code: 'response_too_large', delivery: 'unknown', status: 200 });
  });

  it('an announced length beyond the limit is refused before it is read', async () => {
    const url = await at.http((_, response) => response.writeHead(200, { 'content-length': '999999' }).write('x'));
    const error = await at.failure(post(url, { maxResponseBytes: 1_000 }));
    expect(error.code).toBe('response_too_large');
  });

  it('garbage instead of HTTP: unknown, and nothing of it is told', async () => {
    const url = await at.tcp((socket) => socket.once('data', () => socket.write('SSH-2.0-OpenSSH\r\n')));
    const error = await at.failure(post(url));
    expect(error).toMatchObject({ code: 'invalid_response', delivery: 'unknown', cause: expect.any(Error) });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('OpenSSH');
  });

  it('an untrusted certificate or no TLS at all: not sent', async () => {
    const url = await at.tcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const error = await at.failure(post(url.replace('http:', 'https:')));
    expect(error.delivery).toBe('not_sent');
  });
});

describe('the last look before bytes are written', () => {
  it('happens on a connected socket and stops the request when the claim is over', async () => {
    let arrived = '';
    const url = await at.tcp((socket) => socket.on('data', (data) => (arrived += data.toString())));
    const beforeBytes = (): void => {
      throw new Error('lease over');
    };
    expect(await at.failure(post(url, { beforeBytes }))).toMatchObject({ code: 'claim_expired', delivery: 'not_sent' });
    expect(arrived).toBe('');
  });

  it('leaves the connection fit for the next request', async () => {
    const url = await at.http((_, response) => response.end('ok'));
    await at.send(post(url));
    await at.failure(
      post(url, {
        beforeBytes: () => {
          throw new Error('lease over');
        },
      }),
    );
    expect((await at.send(post(url))).body.toString()).toBe('ok');
  });

  it('tells an abort before from an abort after the bytes', async () => {
    const url = await at.tcp(() => undefined);
    const early = AbortSignal.abort();
    expect(await at.failure(post(url, { signal: early }))).toMatchObject({ code: 'aborted', delivery: 'not_sent' });
    const controller = new AbortController();
    const late = at.failure(
      post(url, { signal: controller.signal, beforeBytes: () => setImmediate(() => controller.abort()) }),
    );
    expect(await late).toMatchObject({ code: 'aborted', delivery: 'unknown' });
  });
});

describe('a request that must not leave', () => {
  it.each([
    ['another scheme', post('ftp://example.com/')],
    ['a user name in the URL', post('https://user:pass@example.com/')],
    ['a line break in a header', post('https://example.com/', { headers: { 'x-a': 'b\r\nx-evil: 1' } })],
    ['a line break in a header name', post('https://example.com/', { headers: { 'x-a\r\nb': 'c' } })],
    ['a framing header', post('https://example.com/', { headers: { 'Transfer-Encoding': 'chunked' } })],
    ['another host header', post('https://example.com/', { headers: { host: 'evil.example' } })],
  ])('%s is refused, not sent', async (_, request) => {
    const error = await at.failure(request);
    expect(error).toMatchObject({ code: 'invalid_request', delivery: 'not_sent' });
    expect(error.message).not.toContain('evil');
    expect(error.message).not.toContain('pass@');
  });
});
