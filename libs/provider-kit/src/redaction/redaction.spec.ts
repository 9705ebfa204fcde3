import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePaths } from './redaction-paths.ts';
import { redactBody, redactText, redactTree } from './redaction.ts';
import { SecretScrubber } from './secret-scrubber.ts';
import { nameVerdict } from './sensitive-names.ts';

describe('sensitive names', () => {
  it.each([
    ...['authorization', 'access_token', 'accessToken', 'AuthToken', 'client-secret', 'clientSecret', 'password'],
    ...['apiKey', 'api_key', 'apikey', 'X-Api-Key', 'private_key', 'secret', 'card', 'card[number]', 'cvc', 'CVV'],
    ...['refreshtoken', 'set-cookie', 'credentials', 'webhookSecret', 'key', 'cardNumber'],
  ])('%s is hidden', (name) => expect(nameVerdict(name)).toBe('hide'));

  it.each([
    'Idempotency-Key',
    'idempotency_key',
    'idempotencyKey',
    'name',
    'keyword',
    'monkey',
    'to',
    'body',
    'status',
    'email',
    'cardinal',
    'pinned',
    'keyboard',
    'sid',
  ])('%s is shown', (name) => expect(nameVerdict(name)).toBe('show'));

  it('counts of tokens are shown, their text is not', () => {
    expect(redactTree({ max_tokens: 100, tokens: ['abc'], total_tokens: 7 }, null)).toEqual({
      max_tokens: 100,
      tokens: '[redacted]',
      total_tokens: 7,
    });
  });
});

describe('a body of data', () => {
  it('is hidden by name at any depth, whole', () => {
    const body = { user: { password: 'x', name: 'Ann' }, list: [{ token: 'y' }], card: { number: '4242' }, cvc: 123 };
    expect(redactTree(body, null)).toEqual({
      user: { password: '[redacted]', name: 'Ann' },
      list: [{ token: '[redacted]' }],
      card: '[redacted]',
      cvc: '[redacted]',
    });
  });

  it('is hidden by the provider paths, through lists and wildcards', () => {
    const paths = compilePaths(['to', 'items.ssn', 'people.*.mail', 'first.0']);
    const body = {
      to: '+1',
      items: [{ ssn: '1', x: 1 }, { ssn: '2' }],
      people: { a: { mail: 'm' }, b: { mail: 'n', ok: 1 } },
      first: ['a', 'b'],
    };
    expect(redactTree(body, paths)).toEqual({
      to: '[redacted]',
      items: [{ ssn: '[redacted]', x: 1 }, { ssn: '[redacted]' }],
      people: { a: { mail: '[redacted]' }, b: { mail: '[redacted]', ok: 1 } },
      first: ['[redacted]', 'b'],
    });
  });

  it('is not changed by being redacted, and never makes redaction fail', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        JSON.stringify(redactTree(value, compilePaths(['a.b', '*.x'])));
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });
});

describe('a body of text', () => {
  it.each([
    ['a=1&password=hunter2&b=2', 'a=1&password=[redacted]&b=2'],
    ['{"api_key":"abcdef","to":"x"', '{"api_key":[redacted],"to":"x"'],
    ['{"api_key": "cut in the mid', '{"api_key": [redacted]'],
    ['<Auth><Password>hunter2</Password></Auth>', '<Auth><Password>[redacted]</Password></Auth>'],
    ['Authorization: Bearer abc.def.ghi', 'Authorization: [redacted] [redacted]'],
    ['nothing to see here', 'nothing to see here'],
  ])('%s becomes %s', (text, clean) => expect(redactText(text)).toBe(clean));
});

describe('a body as it was sent', () => {
  const paths = compilePaths(['to']);

  it.each([
    [
      'JSON stays JSON',
      'application/json; charset=utf-8',
      '{"to":"+49","password":"p"}',
      '{"to":"[redacted]","password":"[redacted]"}',
    ],
    [
      'a form stays a form',
      'application/x-www-form-urlencoded',
      'a=1&to=x&metadata[token]=x',
      'a=1&to=[redacted]&metadata[token]=[redacted]',
    ],
    ['what only claims to be JSON is text', 'application/json', '{"password":"p', '{"password":[redacted]'],
    ['text is searched', 'text/plain', 'password=p', 'password=[redacted]'],
  ])('%s', (_, type, text, shown) => expect(redactBody(text, type, paths)).toBe(shown));
});

describe("a call's own secrets", () => {
  it('are removed in every form in which they travel', () => {
    const secret = 'p@ss w/"rd"+é';
    const scrubber = new SecretScrubber([secret, 'short-token-1']);
    const forms = [
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(secret).replaceAll('%20', '+'),
      JSON.stringify({ echo: secret }),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
      'short-token-1',
    ];
    for (const form of forms) {
      expect(scrubber.touches(`before ${form} after`)).toBe(true);
      expect(scrubber.scrub(`before ${form} after`)).toContain('[redacted]');
      expect(scrubber.scrub(`before ${form} after`)).not.toContain(form);
    }
  });

  it('are removed from base64 of whatever holds them', () => {
    const scrubber = new SecretScrubber(['s3cr3t-value-of-some-length']);
    for (const before of ['', 'x', 'xy', 'Bearer ']) {
      for (const after of ['', '"', '"}']) {
        const encoded = Buffer.from(`${before}s3cr3t-value-of-some-length${after}`).toString('base64');
        const left = Buffer.from(scrubber.scrub(encoded).replace('[redacted]', '----'), 'base64').toString();
        expect(left).not.toMatch(/s3cr|cr3t|value|length/);
      }
    }
  });

  it('are removed from JSON within JSON', () => {
    const secret = 'p@ss "word" \\ more';
    const text = JSON.stringify({ raw: JSON.stringify({ echo: secret }) });
    expect(new SecretScrubber([secret]).scrub(text)).not.toContain('p@ss');
  });

  it('are joined by what is private in the request, but for single words', () => {
    const scrubber = new SecretScrubber(['s3cr3t-value']).including(['Your code is 4711', 'sent']);
    expect(scrubber.scrub('s3cr3t-value; Body=Your+code+is+4711; sent')).toBe('[redacted]; Body=[redacted]; sent');
  });

  it('are removed from data, names included', () => {
    const scrubber = new SecretScrubber(['s3cr3t-value']);
    expect(scrubber.scrubDeep({ a: ['x s3cr3t-value'], 's3cr3t-value': 1, n: null })).toEqual({
      a: ['x [redacted]'],
      '[redacted]': 1,
      n: null,
    });
  });

  it('leave nothing of a longer secret that holds a shorter one', () => {
    const scrubber = new SecretScrubber(['abcd', 'abcdefgh']);
    expect(scrubber.scrub('x abcdefgh y')).toBe('x [redacted] y');
  });

  it('never survive, whatever surrounds them', () => {
    const secret = fc.string({ minLength: 6, maxLength: 40 }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!'[redacted]'.includes(value));
        expect(new SecretScrubber([value]).scrub(before + value + after)).not.toContain(value);
      }),
    );
  });
});
