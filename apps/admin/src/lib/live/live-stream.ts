import { createParser } from 'eventsource-parser';
import { contextHeaders } from '../api/request-context.ts';

/** One thing that happened in the tenant: an event of the hub's outbox, or what the stream says of itself. */
export interface LiveEvent {
  /** Null on a hint, which is not kept. Where to resume is the frame's id, not this. */
  readonly id: string | null;
  /** `ready` begins every stream; `reset`: what was missed can no longer be told. */
  readonly type: string;
  readonly subject_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `polling`: the hub answers, the stream does not. `offline`: the hub cannot be reached. */
export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

export interface LiveListener {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

interface PlaceListener extends LiveListener {
  /** Where the stream is: what to resume after. */
  onPlace: (id: string) => void;
}

const FIRST_WAIT_MS = 1000;
/** Somebody looks at a page that says "Disconnected": a hub that is back is found soon. */
const LONGEST_WAIT_MS = 10_000;
/** A stream that ends sooner is one that something in between keeps cutting off. */
const STEADY_MS = 10_000;
// The hub sends a comment every 15 seconds; a stream that is silent for much longer is dead, whatever TCP says.
const SILENCE_MS = 45_000;
const PROBE_MS = 10_000;

/**
 * Follows `/api/v1/stream` until it is aborted, resuming after the last event seen and waiting longer after each failure.
 * A `nudge` ends a wait: there is reason to believe that it works again.
 */
export async function followStream(listener: LiveListener, signal: AbortSignal, nudge = new EventTarget()) {
  let lastId: string | null = null;
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    const since = Date.now();
    const opened = await readOnce(lastId, signal, {
      onState: listener.onState,
      onEvent: listener.onEvent,
      onPlace: (id) => (lastId = id),
    });
    wait = opened && Date.now() - since >= STEADY_MS ? FIRST_WAIT_MS : wait;
    await pause(wait * (0.75 + Math.random() / 2), signal, nudge);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** One connection, to its end. True when events could flow. */
async function readOnce(lastId: string | null, signal: AbortSignal, listener: PlaceListener): Promise<boolean> {
  const silence = new AbortController();
  const watch = (): ReturnType<typeof setTimeout> => setTimeout(() => silence.abort(), SILENCE_MS);
  let timer = watch();
  const seen = { any: false };
  const onChunk = () => {
    // Not before: a proxy that keeps everything back until the end has sent headers, too.
    if (!seen.any) listener.onState('live');
    seen.any = true;
    clearTimeout(timer);
    timer = watch();
  };
  try {
    await read(await open(lastId, AbortSignal.any([signal, silence.signal])), onChunk, listener);
  } catch {
    // What it means is found out below.
  } finally {
    clearTimeout(timer);
  }
  // A stream that ends is opened again at once, mostly well: nothing is said of it before that has failed.
  const state = seen.any ? 'connecting' : await stateWithoutStream(signal);
  if (!signal.aborted) listener.onState(state);
  return seen.any;
}

function open(lastId: string | null, signal: AbortSignal): Promise<Response> {
  const resumed: Record<string, string> = lastId === null ? {} : { 'Last-Event-ID': lastId };
  const headers = { accept: 'text/event-stream', ...contextHeaders('GET'), ...resumed };
  return globalThis.fetch('/api/v1/stream', { headers, signal });
}

async function read({ ok, body }: Response, onChunk: () => void, listener: PlaceListener): Promise<void> {
  if (!ok || body === null) return;
  const parser = createParser({
    onEvent: ({ id, data }) => {
      if (id !== undefined) listener.onPlace(id);
      tell(data, listener);
    },
  });
  for await (const chunk of chunksOf(body.pipeThrough(new TextDecoderStream()))) {
    onChunk();
    parser.feed(chunk);
  }
}

/** Whether it is the stream alone that does not come. Whatever stands before a hub that is down answers 502 for it. */
async function stateWithoutStream(signal: AbortSignal): Promise<LiveState> {
  try {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]);
    const answer = await globalThis.fetch('/healthz', { signal: soon, cache: 'no-store' });
    return answer.ok ? 'polling' : 'offline';
  } catch {
    return 'offline';
  }
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

function pause(ms: number, signal: AbortSignal, nudge: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const go = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', go);
      nudge.removeEventListener('nudge', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', go);
    nudge.addEventListener('nudge', go);
  });
}
