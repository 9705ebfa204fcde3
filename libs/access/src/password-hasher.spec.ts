import { describe, expect, it } from '@jest/globals';
import { PasswordHasher } from './password-hasher.service.ts';

describe('the hasher', () => {
  it('tells a right password from a wrong one, and from nobody’s', async () => {
    const hasher = new PasswordHasher();
    const stored = await hasher.hash('correct horse battery');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.verify(stored, 'correct horse battery')).toBe(true);
    expect(await hasher.verify(stored, 'correct horse batterz')).toBe(false);
    expect(await hasher.verify(null, 'nobody has this password')).toBe(false);
  });

  it('lets a flood wait, and turns away what would wait too long', async () => {
    const hasher = new PasswordHasher();
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => hasher.hash('a long enough one')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(8);
    expect(refused[0]?.reason).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 2 });
    expect(await hasher.hash('a long enough one')).toMatch(/^\$argon2id/);
  });
});
