import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const CORE_LENGTH = 7;

/**
 * Secrets made for one test run. They consist of one random word, several times over, so that a piece of one is found
 * wherever 13 characters of it are, in whatever common encoding; the rest of each says which it is.
 */
export class Canaries {
  readonly core = [...randomBytes(CORE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  /** Other secrets that must not be found either, by what they are. */
  readonly #others = new Map<string, Buffer>();

  /** `prefix` and `suffix` give it the form a vendor's pattern wants, or characters that are often escaped. */
  make(name: string, prefix = '', suffix = ''): string {
    return `${prefix}${this.core.repeat(4)}${name}${suffix}`;
  }

  /** A secret this run did not choose: a key the hub made, the bytes of the master key. */
  add(name: string, secret: string | Buffer): void {
    this.#others.set(name, Buffer.from(secret));
  }

  /** Where any of the secrets is in these bytes, with some of what stands around it. */
  find(where: string, bytes: Buffer | string, ignored: readonly string[] = []): string[] {
    const hay = Buffer.from(bytes);
    const needles = [...formsOf(this.core), ...this.#othersBut(ignored)];
    return needles.flatMap(([form, needle]) => {
      const at = hay.indexOf(needle);
      return at === -1 ? [] : [`${where} holds ${form}: …${around(hay, at)}…`];
    });
  }

  #othersBut(ignored: readonly string[]): [string, Buffer][] {
    const others = [...this.#others].filter(([name]) => !ignored.includes(name));
    return others.flatMap(([name, bytes]) => [
      [name, bytes],
      [`${name} in base64`, Buffer.from(bytes.toString('base64').replace(/=+$/, ''))],
      [`${name} in hex`, Buffer.from(bytes.toString('hex'))],
    ]);
  }
}

/** The word as it is, and as base64 (wherever in a text it begins), hex, UTF-16 and backwards. */
function formsOf(core: string): [form: string, needle: Buffer][] {
  const bytes = Buffer.from(core);
  const hex = bytes.toString('hex');
  return [
    ['a secret', bytes],
    ...[0, 1, 2].map((shift): [string, Buffer] => [
      `a secret in base64 (${shift})`,
      Buffer.from(inBase64(bytes, shift)),
    ]),
    ['a secret in hex', Buffer.from(hex)],
    ['a secret in HEX', Buffer.from(hex.toUpperCase())],
    ['a secret in UTF-16', Buffer.from(core, 'utf16le')],
    ['a secret backwards', Buffer.from([...core].reverse().join(''))],
  ];
}

/** Those characters of the base64 text that depend on these bytes alone, when `shift` others come before them. */
function inBase64(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

function around(bytes: Buffer, at: number): string {
  return bytes
    .subarray(Math.max(0, at - 120), at + 60)
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
}

/** Every file below the folder, one after the other: a cluster is larger than a test should hold in memory. */
export async function* filesBelow(folder: string): AsyncGenerator<readonly [path: string, bytes: Buffer]> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // Postgres removes files of its own while we look.
    const bytes = entry.isFile() ? await readFile(path).catch(() => null) : null;
    if (bytes !== null) yield [path, bytes];
  }
}
