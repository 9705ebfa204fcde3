import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

// Drawn in bulk: one call to the generator for each of an id's characters is most of what an id costs.
const drawn = Buffer.alloc(4096);
let used = drawn.length;

/** A number from 0 to below 1, of 256 even steps: an id takes 5 bits at a time. */
function random(): number {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  return drawn.readUInt8(used++) / 256;
}

const next = monotonicFactory(random);
const ID = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** A lower-case ULID; ids made by one process sort in the order they were made. `at` is a time in milliseconds. */
export function newId(at?: number): string {
  return next(at).toLowerCase();
}

/** Whether the text has the form of an id. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}

/** The smallest id of that instant: the lower end of a range of ids by time. */
export function firstIdAt(at: Date): string {
  // Ids begin with 1970.
  let rest = Math.max(0, at.getTime());
  let text = '';
  for (let digit = 0; digit < 10; digit += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return `${text}${'0'.repeat(16)}`;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
