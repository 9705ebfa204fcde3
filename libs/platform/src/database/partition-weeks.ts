import { firstIdAt } from '../ids/ids.ts';

/** One week of ids, from Monday 00:00 UTC. */
export interface PartitionWeek {
  /** `20261116`, the Monday. */
  readonly label: string;
  readonly start: Date;
  readonly end: Date;
  /** First id of the week. */
  readonly from: string;
  /** First id after it. */
  readonly to: string;
}

const DAY_MS = 24 * 3600 * 1000;
const WEEK_MS = 7 * DAY_MS;
/** The first Monday of the epoch. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** The week the instant is in. */
export function weekOf(at: Date): PartitionWeek {
  const since = Math.floor((at.getTime() - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS;
  return weekFrom(new Date(since + FIRST_MONDAY_MS));
}

/** That week and as many after it. */
export function weeksFrom(at: Date, ahead: number): PartitionWeek[] {
  const first = weekOf(at);
  return Array.from({ length: ahead + 1 }, (_, index) => weekFrom(new Date(first.start.getTime() + index * WEEK_MS)));
}

/** The week of a partition's name; null for the default partition and for tables that are not ours. */
export function weekOfPartition(table: string, partition: string): PartitionWeek | null {
  const digits = partition.startsWith(`${table}_w`) ? partition.slice(table.length + 2) : '';
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits) ?? [];
  if (year === undefined) return null;
  return weekOf(new Date(`${year}-${month}-${day}T00:00:00Z`));
}

export function partitionName(table: string, week: PartitionWeek): string {
  return `${table}_w${week.label}`;
}

/** The first id that is not older than so many days. */
export function firstIdKept(now: Date, days: number): string {
  return firstIdAt(new Date(Math.max(0, now.getTime() - days * DAY_MS)));
}

function weekFrom(start: Date): PartitionWeek {
  const end = new Date(start.getTime() + WEEK_MS);
  const label = start.toISOString().slice(0, 10).replaceAll('-', '');
  return { label, start, end, from: firstIdAt(start), to: firstIdAt(end) };
}
