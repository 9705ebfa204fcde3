import { describe, expect, it } from '@jest/globals';
import {
  mergeCredentials,
  NO_CREDENTIALS,
  openSettings,
  requireSecretsAgain,
  type CredentialChange,
  type HeldCredentials,
} from './credential-input.ts';
import { Problems } from './problems.ts';
import { courier } from './courier.fixture.ts';

const good = { account: 'AB1234', token: 'secret-token' };
const held: HeldCredentials = { open: { account: 'AB1234' }, vaulted: new Set(['token', 'webhook_secret']) };

function merge(
  given: Record<string, unknown>,
  before: HeldCredentials = NO_CREDENTIALS,
): { change: CredentialChange; problems: Problems['byField'] } {
  const problems = new Problems();
  const change = mergeCredentials(courier, before, given, problems);
  return { change, problems: problems.byField };
}

describe('credentials given with a request', () => {
  it('keep secrets for the vault and open values in the row', () => {
    const { change, problems } = merge(good);
    expect(problems).toEqual({});
    expect(change).toEqual({
      open: { account: 'AB1234' },
      store: { token: { value: 'secret-token', kind: 'api_key' } },
      drop: [],
      openReferences: [],
      changed: ['account', 'token'],
    });
  });

  it('keep a secret reference for the vault whatever the field', () => {
    const { change, problems } = merge({ ...good, account: 'env://PATCHBAY_SECRET_ACCOUNT' });
    expect(problems).toEqual({});
    expect(change.open).toEqual({});
    expect(change.store).toHaveProperty('account');
    expect(change.openReferences).toEqual(['account']);
  });

  it.each([
    [{ ...good, colour: 'red' }, 'credentials.colour', 'has no such credential'],
    [{ account: 'AB1234' }, 'credentials.token', 'is required'],
    [{ ...good, token: null }, 'credentials.token', 'is required'],
    [{ ...good, token: '' }, 'credentials.token', 'is required'],
    [{ ...good, token: 42 }, 'credentials.token', 'must be text'],
    [{ ...good, account: 'nonsense' }, 'credentials.account', 'not in the form'],
    [{ ...good, account: 'AB1234x' }, 'credentials.account', 'not in the form'],
    [{ ...good, token: 'a\r\nX-Evil: 1' }, 'credentials.token', 'control characters'],
    [{ ...good, token: 'pasted-with-newline\n' }, 'credentials.token', 'white space'],
    [{ ...good, token: 'x'.repeat(16_385) }, 'credentials.token', 'more than'],
  ])('are refused on their field: %j', (given, field, message) => {
    expect(merge(given).problems).toEqual({ [field]: [expect.stringContaining(message)] });
  });

  it('never repeat a secret in a message', () => {
    const { problems } = merge({ ...good, token: 'hush-hush\u0007' });
    expect(JSON.stringify(problems)).not.toContain('hush');
  });

  it('leave what is not named, and secrets that come back as null, as they are', () => {
    const { change, problems } = merge({ token: null, webhook_secret: null }, held);
    expect(problems).toEqual({});
    expect(change).toEqual({ open: { account: 'AB1234' }, store: {}, drop: [], openReferences: [], changed: [] });
  });

  it('remove an optional secret by an empty text', () => {
    expect(merge({ webhook_secret: '' }, held).change).toMatchObject({
      drop: ['webhook_secret'],
      changed: ['webhook_secret'],
    });
  });

  it('do not remove a required one', () => {
    expect(merge({ token: '' }, held).problems).toHaveProperty(['credentials.token']);
    expect(merge({ account: null }, held).problems).toHaveProperty(['credentials.account']);
  });

  it('replace a reference of an open field by a plain value', () => {
    const before = { open: {}, vaulted: new Set(['token', 'account']) };
    expect(merge({ account: 'CD5678' }, before).change).toMatchObject({
      open: { account: 'CD5678' },
      drop: ['account'],
    });
  });
});

describe('when the host changes', () => {
  function demand(given: Record<string, unknown>): Problems['byField'] {
    const problems = new Problems();
    const change = mergeCredentials(courier, held, given, problems);
    requireSecretsAgain(courier, held, change, problems);
    return problems.byField;
  }

  it('every secret that is stored must come again', () => {
    expect(Object.keys(demand({}))).toEqual(['credentials.token', 'credentials.webhook_secret']);
    expect(Object.keys(demand({ token: 'new' }))).toEqual(['credentials.webhook_secret']);
  });

  it('null does not count as given', () => {
    expect(Object.keys(demand({ token: null, webhook_secret: 'new' }))).toEqual(['credentials.token']);
  });

  it('an optional one may be given up instead', () => {
    expect(demand({ token: 'new', webhook_secret: '' })).toEqual({});
  });
});

describe('when an open value was set, and by whom', () => {
  const before = { at: '2026-11-21T08:00:00.000Z', by: 'person:a' };
  const now = { at: '2026-11-21T09:00:00.000Z', by: 'person:b' };

  it.each([
    ['changes with it', { account: 'CD5678' }, { account: now }],
    ['stays with it', { token: 'new-token' }, { account: before }],
    ['is for the vault to know of a reference', { account: 'env://PATCHBAY_SECRET_ACCOUNT' }, {}],
  ])('%s', (_how, given, settings) => {
    expect(openSettings({ account: before }, merge(given, held).change, now)).toEqual(settings);
  });
});
