import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { capabilities } from '@patchbay/provider-kit';
import { redactPaths, sensitivePaths, textsAt } from './payload-redaction.ts';

describe('the redacted copy of a payload', () => {
  it('hides what the schema marks sensitive, under optional, arrays, records and unions', () => {
    const secret = z.string().meta({ sensitive: true });
    const schema = z.strictObject({
      plain: z.string(),
      secret: secret.optional(),
      list: z.array(z.strictObject({ secret, open: z.string() })),
      map: z.record(z.string(), secret),
      either: z.union([z.strictObject({ token: secret }), z.number()]),
    });
    const value = {
      plain: 'a',
      secret: 'b',
      list: [{ secret: 'c', open: 'd' }],
      map: { k: 'e' },
      either: { token: 'f' },
    };
    expect(redactPaths(value, sensitivePaths(schema))).toEqual({
      plain: 'a',
      secret: '[redacted]',
      list: [{ secret: '[redacted]', open: 'd' }],
      map: { k: '[redacted]' },
      either: { token: '[redacted]' },
    });
    expect(value.secret).toBe('b');
  });

  it('adds no field that was not there', () => {
    const { input } = capabilities.initiate_payment;
    expect(redactPaths({ amount: 5, currency: 'eur' }, sensitivePaths(input))).toEqual({ amount: 5, currency: 'eur' });
  });

  it('hides the text of a message, which may be a one-time code, and shows its recipient', () => {
    const shown = redactPaths({ to: '+15005550006', body: 'code 1234' }, sensitivePaths(capabilities.send_sms.input));
    expect(shown).toEqual({ to: '+15005550006', body: '[redacted]' });
  });
});

describe('the private texts of a payload', () => {
  it('are those that the redacted copy hides', () => {
    const value = {
      plain: 'a',
      list: [{ secret: 'c' }, { secret: 'd' }],
      map: { k: 'e', n: 1 },
      whole: { deep: ['f'] },
    };
    const paths = [
      ['list', '*', 'secret'],
      ['map', '*'],
      ['missing', 'x'],
      ['plain', 'x'],
    ];
    expect(paths.flatMap((path) => textsAt(value, path))).toEqual(['c', 'd', 'e']);
    expect(textsAt('alone', [])).toEqual(['alone']);
  });
});
