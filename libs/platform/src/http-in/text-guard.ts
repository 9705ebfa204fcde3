import { noFieldErrors, type FieldErrors } from '../errors/patchbay.error.ts';

/** Deeper JSON than this is refused: everything that walks a body recurses. */
export const MAX_DEPTH = 64;

const LONE_SURROGATE = /\p{Surrogate}/u;
/** Escapes that may stand for a character or a name we refuse; bytes cannot, JSON and UTF-8 exclude them already. */
const SUSPICIOUS = /\\u(?:0000|[dD][89a-fA-F]|005[fF])|__proto__/;

const TEXT_RULE = 'Holds a NUL character or half of a surrogate pair; send plain Unicode text.';
export const NAME_RULE = 'This field name is not allowed.';

/** Text that Postgres cannot store: a NUL character, or half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !LONE_SURROGATE.test(text);
}

/** Whether the JSON text is worth a look by `forbiddenText`; a scan of the text is cheaper than a walk of the value. */
export function looksSuspicious(json: string): boolean {
  return SUSPICIOUS.test(json);
}

/** The fields of a parsed body, by dotted path, whose name or text is refused. */
export function forbiddenText(value: unknown, path = 'body', found = noFieldErrors()): FieldErrors {
  if (typeof value === 'string' && !isStorableText(value)) found[path] = [TEXT_RULE];
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, item] of Object.entries(value)) {
    const at = path === 'body' ? name : `${path}.${name}`;
    if (name === '__proto__') found[at] = [NAME_RULE];
    else if (!isStorableText(name)) found[path] = [TEXT_RULE];
    else forbiddenText(item, at, found);
  }
  return found;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** How deep the JSON text nests, read without building anything. Short texts cannot be too deep and are not read. */
export function isTooDeep(json: Buffer): boolean {
  if (json.length <= 2 * MAX_DEPTH) return false;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index];
    if (quoted) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
