/** @jest-environment ./tools/jest-browser-environment.js */
import { afterEach, describe, expect, it } from '@jest/globals';
import { followStream, type LiveEvent, type LiveState } from './live-stream.ts';
import { isLiveKey, staleBy } from './live-rules.ts';

const original = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = original;
});

/** Follows the stream over one answer, until `enough` says so. */
async function follow(
  answer: (path: string) => Response,
  enough: (events: LiveEvent[], states: LiveState[]) => boolean,
) {
  const events: LiveEvent[] = [];
  const states: LiveState[] = [];
  const closing = new AbortController();
  globalThis.fetch = async (path) => answer(path as string);
  const done = () => {
    if (enough(events, states)) closing.abort();
  };
  await followStream(
    {
      onEvent: (event) => {
        events.push(event);
        done();
      },
      onState: (state) => {
        states.push(state);
        done();
      },
    },
    closing.signal,
  );
  return { events, states };
}

describe('the stream of events', () => {
  it('is live, and passes on what it can read', async () => {
    const event = { id: '7', type: 'connection.healed', subject_id: '01a', data: {} };
    const body = `: heartbeat\n\nid: 6\ndata: not json\n\nid: 7\ndata: ${JSON.stringify(event)}\n\n`;
    const { events, states } = await follow(
      () => new Response(body),
      (seen) => seen.length === 1,
    );
    expect(events).toEqual([event]);
    expect(states[0]).toBe('live');
  });

  it('resumes after the last frame that has an id: a hint has none, and the id of an event is no place', async () => {
    const told = (type: string) => `data: ${JSON.stringify({ id: '01event', type, subject_id: null, data: {} })}\n\n`;
    const body = `id: 7-01event-1\n${told('alert.raised')}${told('operations.changed')}`;
    const resumed: (string | null)[] = [];
    const closing = new AbortController();
    globalThis.fetch = async (_url, init) => {
      resumed.push(new Headers(init?.headers).get('last-event-id'));
      if (resumed.length === 2) closing.abort();
      return new Response(body);
    };
    await followStream({ onEvent: () => undefined, onState: () => undefined }, closing.signal);
    expect(resumed).toEqual([null, '7-01event-1']);
  });

  it('is live when something comes, not when an answer begins', async () => {
    const { states } = await follow(
      (path) => (path === '/healthz' ? new Response('ok') : new Response('')),
      (_events, seen) => seen.length === 1,
    );
    expect(states).toEqual(['polling']);
  });

  it.each([
    ['the hub refuses a stream', 429, 200, 'polling'],
    ['what stands before the hub answers for it', 502, 502, 'offline'],
  ])('when %s (%i, %i) is "%s"', async (_when, status, health, state) => {
    const { states } = await follow(
      (path) => new Response('', { status: path === '/healthz' ? health : status }),
      (_events, seen) => seen.length === 1,
    );
    expect(states).toEqual([state]);
  });

  it('is offline when the hub cannot be reached', async () => {
    const { states } = await follow(
      () => {
        throw new TypeError('fetch failed');
      },
      (_events, seen) => seen.length === 1,
    );
    expect(states).toEqual(['offline']);
  });
});

describe('what an event makes stale', () => {
  it('is every list that shows its subject', () => {
    expect(staleBy('connection.failed')).toEqual(expect.arrayContaining(['integrations', 'alerts']));
    expect(staleBy('breaker.opened')).toContain('integrations');
    expect(staleBy('operations.changed')).toEqual(['operations', 'approvals', 'workflow-runs']);
    expect(staleBy('nothing.known')).toEqual([]);
  });

  it('is what polling asks again', () => {
    expect(isLiveKey(['operations', { status: 'paused' }])).toBe(true);
    expect(isLiveKey(['hub'])).toBe(false);
  });
});
