import { describe, expect, it } from '@jest/globals';
import type { ConnectionSnapshot } from '@patchbay/connections';
import type { PolicyBook, Verdict } from '@patchbay/policies';
import { OperationPermissions, type Permission } from './operation-permissions.service.ts';

const QUESTION = { app: null, capability: 'send_sms', environment: 'production' } as const;
const CONNECTION = { id: 'c', provider: 'twilio' } as unknown as ConnectionSnapshot;

/** Those of a book that says the same of everything; `null`: nothing at all. */
function permissionsBy(effect: Verdict['effect'] | null, { warm = true } = {}) {
  const compiled = { isSilentOn: () => effect === null, judge: () => ({ effect, because: 'Because.' }) };
  const book = { compiled: () => (warm ? compiled : Promise.resolve(compiled)) };
  return new OperationPermissions(book as unknown as PolicyBook);
}

describe('permissions', () => {
  it('cost a warm tenant without policies neither a query nor a promise', () => {
    expect(permissionsBy(null).of('t', QUESTION, { isApproved: true })).toBeNull();
  });

  it('are waited for while the tenant is not warm', async () => {
    const permission = await permissionsBy('deny', { warm: false }).of('t', QUESTION, { isApproved: true });
    expect(permission?.mayUse(CONNECTION)).toBe(false);
  });

  it.each([
    ['allow', true, true],
    ['require_approval', false, true],
    ['deny', false, false],
  ] as const)('where the verdict is %s: without a yes %s, with one %s', (effect, without, withOne) => {
    const may = (isApproved: boolean): boolean | undefined =>
      (permissionsBy(effect).of('t', QUESTION, { isApproved }) as Permission).mayUse(CONNECTION);
    expect([may(false), may(true)]).toEqual([without, withOne]);
  });
});
