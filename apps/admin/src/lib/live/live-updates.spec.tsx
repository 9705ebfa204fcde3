/** @jest-environment ./tools/jest-browser-environment.js */
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { afterEach, expect, it } from '@jest/globals';
import { createQueryClient } from '../api/query-client.ts';
import { LiveUpdatesProvider, useLive } from './live-updates.tsx';

const original = globalThis.fetch;
afterEach(() => {
  cleanup();
  globalThis.fetch = original;
});

const frame = (type: string) => `data: ${JSON.stringify({ id: null, type, subject_id: null, data: {} })}\n\n`;

/** Streams that a test opens, writes to and ends. */
function streams() {
  const open: ReadableStreamDefaultController<Uint8Array>[] = [];
  globalThis.fetch = async (path) =>
    path === '/healthz'
      ? new Response('ok')
      : new Response(new ReadableStream<Uint8Array>({ start: (controller) => void open.push(controller) }));
  return {
    count: () => open.length,
    tell: (type: string) => open.at(-1)?.enqueue(new TextEncoder().encode(frame(type))),
    cut: () => open.at(-1)?.error(new TypeError('network error')),
  };
}

function Shown({ count }: { count: () => number }) {
  const rules = useQuery({ queryKey: ['routing-rules'], queryFn: async () => count() });
  const { state, reconnect } = useLive();
  return (
    <>
      <p>
        {state}, asked {rules.data ?? 0}
      </p>
      <button onClick={reconnect}>now</button>
    </>
  );
}

it('asks again by a hint; as hints are not kept, when a stream begins it asks everything live', async () => {
  const hub = streams();
  let asked = 0;
  render(
    <QueryClientProvider client={createQueryClient(() => undefined)}>
      <LiveUpdatesProvider>
        <Shown count={() => ++asked} />
      </LiveUpdatesProvider>
    </QueryClientProvider>,
  );
  expect(await screen.findByText('connecting, asked 1')).toBeTruthy();
  act(() => hub.tell('ready'));
  expect(await screen.findByText('live, asked 2')).toBeTruthy();
  act(() => hub.tell('routing.changed'));
  expect(await screen.findByText('live, asked 3')).toBeTruthy();
  act(() => hub.cut());
  expect(await screen.findByText('connecting, asked 3')).toBeTruthy();
  act(() => screen.getByRole('button').click());
  await waitFor(() => expect(hub.count()).toBe(2));
  act(() => hub.tell('ready'));
  expect(await screen.findByText('live, asked 4')).toBeTruthy();
});

it('asks at once when the stream is refused: who was signed out elsewhere is told', async () => {
  globalThis.fetch = async (path) => new Response('', { status: path === '/healthz' ? 200 : 401 });
  let asked = 0;
  render(
    <QueryClientProvider client={createQueryClient(() => undefined)}>
      <LiveUpdatesProvider>
        <Shown count={() => ++asked} />
      </LiveUpdatesProvider>
    </QueryClientProvider>,
  );
  expect(await screen.findByText('polling, asked 2')).toBeTruthy();
});
