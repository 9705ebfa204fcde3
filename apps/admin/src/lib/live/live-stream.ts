import { createParser } from 'eventsource-parser';
import { contextHeaders } from '../api/request-context.ts';

/** One thing that happened in the tenant: an event of the hub's outbox. */
export interface LiveEvent {
  /** Null on a hint, which is not kept: nothing can be resumed after it. */
  readonly id: string | null;
  readonly type: string;
  readonly subject_id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `polling`: the hub answers, the stream does not. `offline`: the hub cannot be reached. */
export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

export interface LiveListener {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
// The hub sends a comment every 15 seconds; a stream that is silent for much longer is dead, whatever TCP says.
const SILENCE_MS = 45_000;

/** Follows `/api/v1/stream` until it is aborted, resuming after the last event seen and waiting longer after each failure. */
export async function followStream(listener: LiveListener, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null;
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const opened = await readOnce(lastId, signal, {
      onState: listener.onState,
      onEvent: (event) => {
        lastId = event.id ?? lastId;
        listener.onEvent(event);
      },
    });
    wait = opened ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    await pause(wait, signal);
  }
}

/** One connection, to its end. True when events could flow. */
async function readOnce(lastId: string | null, signal: AbortSignal, listener: LiveListener): Promise<boolean> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  let opened = false;
  try {
    const response = await globalThis.fetch('/api/v1/stream', {
      headers: {
        accept: 'text/event-stream',
        ...contextHeaders('GET'),
        ...(lastId === null ? {} : { 'Last-Event-ID': lastId }),
      },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || response.body === null) {
      listener.onState('polling');
      return false;
    }
    opened = true;
    listener.onState('live');
    const parser = createParser({ onEvent: ({ data }) => tell(data, listener) });
    const text = response.body.pipeThrough(new TextDecoderStream());
    for await (const chunk of chunksOf(text)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      parser.feed(chunk);
    }
    listener.onState('connecting');
  } catch {
    if (!signal.aborted) listener.onState(opened ? 'connecting' : 'offline');
  } finally {
    clearTimeout(timer);
  }
  return opened;
}

/** Safari cannot iterate a stream. */
async function* chunksOf(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

function tell(json: string, listener: LiveListener): void {
  const event = readEvent(json);
  if (event !== null) listener.onEvent(event);
}

function readEvent(json: string): LiveEvent | null {
  try {
    const event: unknown = JSON.parse(json);
    const known = typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string';
    return known ? (event as unknown as LiveEvent) : null;
  } catch {
    return null; // one event that cannot be read must not end the stream
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
