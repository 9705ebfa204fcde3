import { remembered } from './formats.ts';

const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const relativeFormat = remembered((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

const exactFormat = remembered(
  (language, timeZone) =>
    new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'long',
      ...(timeZone === undefined ? {} : { timeZone }),
    }),
);

// What was set for seven days ahead a moment ago is "in 7 days".
const SHORT_OF_WHOLE = 0.02;

/** "3 minutes ago", "in 2 days", in the person's language; anything nearer than a minute is "now". */
export function relativeTime(at: Date, now: Date, language: string): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const format = relativeFormat(language);
  for (const [unit, size] of UNITS) {
    const count = seconds / size;
    if (Math.abs(count) >= 1) return format.format(Math.trunc(count > 0 ? count + SHORT_OF_WHOLE : count), unit);
  }
  return format.format(0, 'second');
}

/** The moment to the second, in the person's zone, with the zone's name. */
export function exactTime(at: Date, language: string, timeZone?: string): string {
  return exactFormat(language, timeZone).format(at);
}

/** The hour of a day, in the person's zone: "Nov 21, 14:00". Names a bar of a chart. */
export function hourLabel(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** "84 ms", "2.4 s", "3 min": a length of time as short as it can be said. */
export function duration(ms: number, language: string): string {
  const say = (value: number, unit: string, digits: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);
  if (ms < 1000) return say(ms, 'millisecond', 0);
  if (ms < 60_000) return say(ms / 1000, 'second', 1);
  if (ms < 3_600_000) return say(ms / 60_000, 'minute', 0);
  return say(ms / 3_600_000, 'hour', 1);
}

/** "10 seconds", "3 minutes": how long to wait, rather too long than too short. */
export function waitingTime(seconds: number, language: string): string {
  const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
