import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { rateLimited } from '@patchbay/platform';
import { passwordBytes } from './password-rules.ts';

/** OWASP's least for argon2id, which is the library's default kind: 19 MiB, two passes, one lane. About 30 ms on one core. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Two at once cost 38 MiB and two threads of libuv's four; the others wait. */
const AT_ONCE = 2;
const MOST_WAITING = 50;

/** Hashes passwords, a few at a time: a flood of sign-ins takes neither the memory nor the cores of the process. */
@Injectable()
export class PasswordHasher {
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #dummy: Promise<string> | undefined;

  /** Throws 429 when so many wait already that another one would only make it worse. */
  refuseWhenFull(): void {
    if (this.#waiting.length >= MOST_WAITING)
      throw rateLimited(2, 'Too many people sign in at once; try again shortly.');
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(passwordBytes(password), PARAMETERS));
  }

  /** `stored` null: there is no such person, which takes as long to find out as a wrong password. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.#dummy ??= this.hash('nobody has this password');
    const against = stored ?? (await this.#dummy);
    const right = await this.#inTurn(() => verify(against, passwordBytes(password)));
    return right && stored !== null;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.refuseWhenFull();
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes meanwhile takes it.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
