import { describe, expect, it } from '@jest/globals';
import { normaliseEmail, passwordBytes, passwordProblem } from './password-rules.ts';

describe('a new password', () => {
  it.each(['correct horse', 'aaaaaaaaaaaa', 'zj3-kfp2-q', 'пароль-пароль', '🔑'.repeat(12), 'x'.repeat(256)])(
    'may be %j',
    (password) => {
      expect(passwordProblem(password)).toBeNull();
    },
  );

  it.each(['', 'short', 'nine char', '1234567890', 'Password123', 'QWERTYUIOP', '🔑'.repeat(9), 'x'.repeat(257)])(
    'may not be %j',
    (password) => {
      expect(passwordProblem(password)).toEqual(expect.stringMatching(/^(Use|This) .+\.$/));
    },
  );

  it('is the same whichever way its letters are put together', () => {
    expect(passwordBytes('café au lait noir')).toEqual(passwordBytes('café au lait noir'));
  });
});

it('compares addresses without case and spaces around them', () => {
  expect(normaliseEmail('  Ada@Example.COM ')).toBe('ada@example.com');
});
