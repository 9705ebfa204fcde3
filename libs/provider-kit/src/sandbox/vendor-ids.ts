import { randomInt } from 'node:crypto';

const HEX = '0123456789abcdef';
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Ids in the vendors' forms. `random` gives a whole number below its argument; tests pass a fixed one. */
export class VendorIds {
  constructor(private readonly random: (below: number) => number = randomInt) {}

  /** `hex('SM', 32)`: prefix and so many lower-case hexadecimal digits. */
  hex(prefix: string, digits: number): string {
    return prefix + this.pick(HEX, digits);
  }

  /** `alphanumeric('pi_', 24)`: prefix and so many letters and digits. */
  alphanumeric(prefix: string, digits: number): string {
    return prefix + this.pick(ALPHANUMERIC, digits);
  }

  /** A version 4 UUID. */
  uuid(): string {
    const variant = '89ab'.charAt(this.random(4));
    const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((digits) => this.pick(HEX, digits));
    return `${a}-${b}-4${c}-${variant}${d}-${e}`;
  }

  private pick(alphabet: string, digits: number): string {
    return Array.from({ length: digits }, () => alphabet.charAt(this.random(alphabet.length))).join('');
  }
}
