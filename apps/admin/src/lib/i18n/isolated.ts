const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const PLAIN_NUMBER = /^\d*$/;

/**
 * A name, an id or a number in the middle of a sentence, fenced off: without it "+49" ends up as "49+" in Arabic, and
 * a full stop on the wrong side. The two characters are not seen.
 */
export function isolated(text: string): string {
  return PLAIN_NUMBER.test(text) ? text : FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
}
