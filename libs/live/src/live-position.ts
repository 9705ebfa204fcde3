import type { Position } from '@patchbay/platform';

/** A place in the stream as a client repeats it, and when it was. */
export interface LivePosition extends Position {
  readonly atMs: number;
}

const FORM = /^(\d{1,19})-([0-9a-z]{26})?-(\d{1,15})$/;

/** `<transaction>-<id of the event, or nothing>-<milliseconds>`: order needs the first two, retention the third. */
export function positionText({ xid, id }: Position, atMs: number): string {
  return `${xid}-${id}-${Math.floor(atMs)}`;
}

/** Null: no position of ours. */
export function parsePosition(text: string): LivePosition | null {
  const match = FORM.exec(text.trim());
  if (match === null) return null;
  const [, xid = '', id = '', at = ''] = match;
  return { xid, id, atMs: Number(at) };
}

/** Whether `a` comes before `b` in the order of events. */
export function isBefore(a: Position, b: Position): boolean {
  if (a.xid !== b.xid) return BigInt(a.xid) < BigInt(b.xid);
  return a.id < b.id;
}
