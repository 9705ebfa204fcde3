import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SecretGrants } from './secret-grant.ts';
import { grantProblem } from './secret-grant.ts';
import { EnvironmentSecrets } from './secret-provider.ts';
import type { SecretReference } from './secret-reference.ts';
import { formatSecretReference, isSecretReference, parseSecretReference } from './secret-reference.ts';

const envName = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,30}$/);

describe('isSecretReference', () => {
  it.each([
    'env://TOKEN',
    'ENV://TOKEN',
    'gcp://projects/p/secrets/s/versions/1',
    'aws://secretsmanager/x',
    'made-up://x',
    'env://',
  ])('takes %s for a reference', (value) => expect(isSecretReference(value)).toBe(true));

  it.each([
    'sk_test_123',
    'https://hooks.slack.com/services/T/B/x',
    'postgres://u:p@h/db',
    'a:b',
    '://x',
    '',
    'env:/TOKEN',
  ])('takes %s for a value', (value) => expect(isSecretReference(value)).toBe(false));
});

describe('parseSecretReference', () => {
  it('reads back what was formatted', () => {
    const reference: fc.Arbitrary<SecretReference> = fc.record({
      scheme: fc.constantFrom('env', 'gcp', 'vault'),
      name: envName,
      override: fc.option(envName),
    });
    fc.assert(
      fc.property(reference, (given) => {
        expect(parseSecretReference(formatSecretReference(given))).toEqual({ ok: true, reference: given });
      }),
    );
  });

  it.each([
    'sk_test_123',
    'env://',
    'env://with space',
    'env://1ST',
    'env://A/B',
    'env://A?env=',
    'env://A?env=1',
    'env://A?other=B',
    'env://A?env=B?env=C',
    'env://A?env=B&env=C',
    'gcp://projects/../../other',
    'gcp://projects//secrets',
    'gcp://projects/%2e%2e/other',
    `env://${'A'.repeat(600)}`,
  ])('refuses %s and says why', (text) => {
    expect(parseSecretReference(text)).toEqual({ ok: false, problem: expect.stringMatching(/\.$/) });
  });
});

describe('grantProblem', () => {
  const grants: SecretGrants = {
    schemes: ['env'],
    envPrefixes: ['PATCHBAY_SECRET_'],
    granted: ['env://PATCHBAY_SECRET_ACME_'],
  };
  const problem = (text: string, changes: Partial<SecretGrants> = {}): string | null => {
    const parsed = parseSecretReference(text);
    if (!parsed.ok) throw new Error(parsed.problem);
    return grantProblem(parsed.reference, { ...grants, ...changes });
  };

  it('lets a tenant use what both the operator and its grant allow', () => {
    expect(problem('env://PATCHBAY_SECRET_ACME_TOKEN')).toBeNull();
    expect(problem('env://PATCHBAY_SECRET_ACME_A?env=PATCHBAY_SECRET_ACME_B')).toBeNull();
    expect(problem('env://PATCHBAY_SECRET_X', { granted: ['env://'] })).toBeNull();
  });

  it.each([
    ['env://PATH', 'is not readable'],
    ['env://PATCHBAY_MASTER_KEYS', 'is not readable'],
    ['env://PATCHBAY_SECRET_OTHER_TOKEN', 'is not granted'],
    ['env://PATCHBAY_SECRET_ACME_A?env=PATCHBAY_SECRET_OTHER_B', 'PATCHBAY_SECRET_OTHER_B is not granted'],
    ['env://PATCHBAY_SECRET_ACME_A?env=HOME', 'HOME is not readable'],
    ['gcp://projects/p', 'cannot resolve gcp:// references yet'],
  ])('refuses %s', (text, why) => {
    expect(problem(text)).toContain(why);
  });

  it('never lets a reference out of either list', () => {
    fc.assert(
      fc.property(envName, fc.array(envName), fc.array(envName), (name, envPrefixes, granted) => {
        const allowed =
          problem(`env://${name}`, { envPrefixes, granted: granted.map((prefix) => `env://${prefix}`) }) === null;
        const begins = (prefixes: string[]): boolean => prefixes.some((prefix) => name.startsWith(prefix));
        expect(allowed).toBe(begins(envPrefixes) && begins(granted));
      }),
    );
  });
});

describe('EnvironmentSecrets', () => {
  const secrets = new EnvironmentSecrets({ PATCHBAY_SECRET_A: 'a', PATCHBAY_SECRET_EMPTY: '', PATH: '/bin' }, [
    'PATCHBAY_SECRET_',
  ]);

  it.each([
    ['PATCHBAY_SECRET_A', { found: true, value: 'a' }],
    ['PATCHBAY_SECRET_EMPTY', { found: false }],
    ['PATCHBAY_SECRET_NONE', { found: false }],
    ['PATH', { found: false }],
    ['PATCHBAY_SECRET_constructor', { found: false }],
  ])('finds %s: %j', async (name, lookup) => {
    expect(await secrets.resolve(name)).toEqual(lookup);
  });
});
