/** @jest-environment ./tools/jest-browser-environment.js */
import { afterEach, describe, expect, it } from '@jest/globals';
import { followStream, type LiveEvent, type LiveState } from './live-stream.ts';
import { isLiveKey, staleBy } from './live-rules.ts';

const original = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = original;
});

/** Follows the stream over one answer, until `enough` says so. */
async function follow(answer: () => Response, enough: (events: LiveEvent[], states: LiveState[]) => boolean) {
  const events: LiveEvent[] = [];
  const states: LiveState[] = [];
  const closing = new AbortController();
  globalThis.fetch = async () => answer();
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

  it('is polled for when the hub answers but does not stream', async () => {
    const { states } = await follow(
      () => new Response('', { status: 404 }),
      (_events, seen) => seen.length === 1,
    );
    expect(states).toEqual(['polling']);
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
    expect(staleBy('nothing.known')).toEqual([]);
  });

  it('is what polling asks again', () => {
    expect(isLiveKey(['operations', { status: 'paused' }])).toBe(true);
    expect(isLiveKey(['session'])).toBe(false);
  });
});
