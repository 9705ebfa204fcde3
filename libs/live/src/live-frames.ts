import type { PlacedEvent, Position } from '@patchbay/platform';
import { positionText } from './live-position.ts';

/** What a client waits before it connects again. */
const RETRY_MS = 2000;

export const HEARTBEAT = ': still here\n\n';

/** First lines of every stream: where it begins, so that a client that loses it at once resumes there. */
export function readyFrame(from: Position, atMs: number): string {
  return `retry: ${RETRY_MS}\n${frame('ready', hint('ready', null), positionText(from, atMs))}`;
}

/** What was missed cannot be told any more: whoever reads this asks again for everything it shows. */
export function resetFrame(): string {
  return frame('reset', hint('reset', null), null);
}

/** An event of the outbox. */
export function eventFrame(event: PlacedEvent): string {
  const { id, type, subjectId, data, createdAt } = event;
  const body = JSON.stringify({ id, type, subject_id: subjectId, data, created_at: createdAt.toISOString() });
  return frame(type, body, positionText(event, createdAt.getTime()));
}

/** Something has changed that is no event: without an id, since it cannot be asked for again. */
export function hintFrame(type: string, subjectId: string | null = null): string {
  return frame(type, hint(type, subjectId), null);
}

function hint(type: string, subjectId: string | null): string {
  return JSON.stringify({ id: null, type, subject_id: subjectId, data: {}, created_at: new Date().toISOString() });
}

/** JSON has no line breaks, so one line of data holds it. */
function frame(type: string, data: string, id: string | null): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${type}\ndata: ${data}\n\n`;
}
