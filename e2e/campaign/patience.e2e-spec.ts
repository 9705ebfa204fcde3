import { describe, expect, it } from '@jest/globals';
import { Patience } from './patience.ts';

const never = new Promise<never>(() => undefined);

describe('patience', () => {
  it('gives what came in time', async () => {
    await expect(new Patience().for('an answer', 60_000, Promise.resolve(7))).resolves.toBe(7);
  });

  it('names what did not end, what else is waited for, and how that stands', async () => {
    const patience = new Patience();
    let end = (): void => undefined;
    const load = patience.for('the load', 60_000, new Promise<void>((resolve) => (end = resolve)));
    const waiting = patience.for('a mishap', 20, never, () => '3 accepted');
    await expect(waiting).rejects.toThrow(
      /^It hangs: a mishap did not end in 0\.0 s\. Waited for: the load \([\d.]+ s\), a mishap \([\d.]+ s\)\. 3 accepted$/,
    );
    end();
    await load;
  });
});
