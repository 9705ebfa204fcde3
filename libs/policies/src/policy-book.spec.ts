import { describe, expect, it } from '@jest/globals';
import { Catalog } from '@patchbay/catalog';
import type { ChangeBus, ChangeListener, Clock, Database } from '@patchbay/platform';
import type { PolicySet } from './compiled-policies.ts';
import { PolicyBook } from './policy-book.service.ts';
import { aConnection, aPolicy, aQuestion } from './policy-set.fixture.ts';

const NOTHING: PolicySet = { policies: [], bindings: [], defaultEffect: 'allow' };
const DENIED: PolicySet = { ...NOTHING, policies: [aPolicy()] };

/** A book over a database whose answer a test sets, and a change bus it can cut. */
function aBook(stored: PolicySet) {
  const listeners: ChangeListener[] = [];
  const at = { stored, loads: 0, connected: true };
  const changes = {
    get connected() {
      return at.connected;
    },
    subscribe: (_: string, listener: ChangeListener) => listeners.push(listener),
  };
  const database = { inTransaction: (ctx: object, run: (tx: object) => unknown) => Promise.resolve(run(ctx)) };
  const repository = {
    load: () => {
      at.loads += 1;
      return Promise.resolve(at.stored);
    },
  };
  const book = new PolicyBook(
    database as unknown as Database,
    repository,
    changes as unknown as ChangeBus,
    { monotonicMs: () => 0 } as unknown as Clock,
    new Catalog(),
  );
  const change = (tenantId: string): void => listeners.forEach((listener) => listener({ tenantId, id: 'x' }));
  return { book, at, change, changeAll: () => listeners.forEach((listener) => listener('all')) };
}

async function effect(book: PolicyBook): Promise<string> {
  return (await book.compiled('t1')).judge(aQuestion(), aConnection()).effect;
}

describe('the policy book', () => {
  it('loads a tenant once, and answers without waiting from then on', async () => {
    const { book, at } = aBook(NOTHING);
    const first = await book.compiled('t1');
    expect(book.compiled('t1')).toBe(first);
    expect(at.loads).toBe(1);
  });

  it('forgets a tenant when its policies change, and everybody when told so', async () => {
    const { book, at, change, changeAll } = aBook(NOTHING);
    expect(await effect(book)).toBe('allow');
    at.stored = DENIED;
    change('t2');
    expect(await effect(book)).toBe('allow');
    change('t1');
    expect(await effect(book)).toBe('deny');
    at.stored = NOTHING;
    changeAll();
    expect(await effect(book)).toBe('allow');
  });

  it('trusts nothing it remembers while changes cannot reach it', async () => {
    const { book, at } = aBook(NOTHING);
    expect(await effect(book)).toBe('allow');
    at.stored = DENIED;
    at.connected = false;
    expect(await effect(book)).toBe('deny');
  });

  it('knows from the catalog which capabilities require an approval', async () => {
    const policies = await aBook(NOTHING).book.compiled('t1');
    expect(policies.judge(aQuestion({ capability: 'post_to_social' }), aConnection()).effect).toBe('require_approval');
  });
});
