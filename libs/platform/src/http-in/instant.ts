import type { ValidationOptions } from 'class-validator';
import { isISO8601, ValidateBy } from 'class-validator';

const DATE = /^\d{4}-\d\d-\d\d/;
const TIME_WITH_ZONE = /^.{10}T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

export interface InstantOptions {
  /** A date alone is its midnight in UTC. */
  readonly allowsDate?: boolean;
}

/**
 * Whether the text names one point in time that JavaScript and Postgres agree on. ISO 8601 alone is too wide: week and
 * ordinal dates make an invalid Date, and a time without its zone means another instant on every machine.
 */
export function isInstant(text: unknown, { allowsDate = false }: InstantOptions = {}): text is string {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  if (!(allowsDate && text.length === 10) && !TIME_WITH_ZONE.test(text)) return false;
  return isISO8601(text, { strict: true, strictSeparator: true }) && Number.isFinite(Date.parse(text));
}

/** Property decorator: the field is a point in time. */
export function IsInstant(options: InstantOptions = {}, validation: ValidationOptions = {}): PropertyDecorator {
  const example = options.allowsDate === true ? '2026-11-21 or 2026-11-21T00:00:00Z' : '2026-11-21T00:00:00Z';
  const message = `Give a time with its zone as ISO 8601, e.g. ${example}.`;
  return ValidateBy(
    { name: 'isInstant', validator: { validate: (value: unknown) => isInstant(value, options) } },
    { message, ...validation },
  );
}
