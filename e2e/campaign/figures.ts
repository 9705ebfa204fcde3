import type { JournalEntry } from '@patchbay/provider-kit';
import type { Remains } from './laws.ts';

/** How a campaign went, in numbers. */
export interface Figures {
  readonly operations: number;
  /** Requests of callers, and how many of them nobody answered. */
  readonly asked: number;
  readonly unanswered: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly ended: Readonly<Record<string, number>>;
  readonly attempts: Readonly<Record<string, number>>;
  /** Why tries that sent nothing did not. */
  readonly not_done: Readonly<Record<string, number>>;
  readonly exchanges: Readonly<Record<string, number>>;
  readonly effects: number;
  /** Requests that met a fault, by its name. */
  readonly faults: Readonly<Record<string, number>>;
  readonly mishaps: Readonly<Record<string, number>>;
  readonly injected: number;
  readonly load_seconds: number;
  readonly settle_seconds: number;
}

interface Course {
  readonly entries: readonly JournalEntry[];
  readonly mishaps: ReadonlyMap<string, number>;
  readonly faults: number;
  readonly loadMs: number;
  readonly settleMs: number;
}

export function figuresOf({ asked, operations, attempts, effects }: Remains, course: Course): Figures {
  return {
    operations: operations.length,
    asked: asked.length,
    unanswered: asked.filter(({ status }) => status === null).length,
    answers: counted(asked.map(({ status, code }) => `${status ?? 'none'}${code === null ? '' : ` ${code}`}`)),
    ended: counted(operations.map(({ status, error_code: code }) => (code === null ? status : `${status} ${code}`))),
    attempts: counted(attempts.map(({ outcome }) => outcome)),
    not_done: counted(attempts.flatMap(({ status, code }) => (status === null && code !== null ? [code] : []))),
    exchanges: counted(course.entries.map(({ vendor }) => vendor)),
    effects: effects.length,
    faults: counted(course.entries.flatMap(({ fault }) => (fault === null ? [] : [fault]))),
    mishaps: Object.fromEntries(course.mishaps),
    injected: course.faults,
    load_seconds: Math.round(course.loadMs / 1_000),
    settle_seconds: Math.round(course.settleMs / 1_000),
  };
}

/** How often each comes up, the most frequent first. */
function counted(items: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, left], [, right]) => right - left));
}
