import { describe, expect, it, jest } from '@jest/globals';
import type { ConnectionSnapshot } from '@patchbay/connections';
import type { PolicyBook, Verdict } from '@patchbay/policies';
import { OperationPermissions, type Permission } from './operation-permissions.service.ts';

const QUESTION = { app: null, capability: 'send_sms', environment: 'production' } as const;
const CONNECTION = { id: 'c', provider: 'twilio' } as unknown as ConnectionSnapshot;

/** A book that says the same of everything; `null`: nothing at all. */
function bookOf(effect: Verdict['effect'] | null, { warm = true } = {}) {
  const compiled = { isSilentOn: () => effect === null, judge: () => ({ effect, because: 'Because.' }) };
  const load = jest.fn(async () => compiled);
  const book = { compiledNow: () => (warm ? compiled : undefined), compiled: load };
  return { permissions: new OperationPermissions(book as unknown as PolicyBook), load };
}

describe('permissions', () => {
  it('cost a warm tenant without policies neither a query nor a promise', () => {
    const { permissions, load } = bookOf(null);
    expect(permissions.of('t', QUESTION, { isApproved: true })).toBeNull();
    expect(load).not.toHaveBeenCalled();
  });

  it('are loaded once for a tenant that is not warm', async () => {
    const { permissions, load } = bookOf('deny', { warm: false });
    const permission = await permissions.of('t', QUESTION, { isApproved: true });
    expect(permission?.mayUse(CONNECTION)).toBe(false);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['allow', true, true],
    ['require_approval', false, true],
    ['deny', false, false],
  ] as const)('where the verdict is %s: without a yes %s, with one %s', (effect, without, withOne) => {
    const may = (isApproved: boolean): boolean | undefined =>
      (bookOf(effect).permissions.of('t', QUESTION, { isApproved }) as Permission).mayUse(CONNECTION);
    expect([may(false), may(true)]).toEqual([without, withOne]);
  });
});
