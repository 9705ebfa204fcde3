import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenTestDatabase } from '@patchbay/testing';
import { eventually, openTestDatabase } from '@patchbay/testing';
import pg from 'pg';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Context } from '../context/context.ts';
import { systemContext } from '../context/context.ts';
import { PatchbayError } from '../errors/patchbay.error.ts';
import { newId } from '../ids/ids.ts';
import type { SystemTransaction } from './transaction.ts';
import { CommitUnknownError, isUniqueViolation } from './database.errors.ts';

@Entity('alerts')
class Alert {
  @PrimaryColumn({ name: 'tenant_id', type: 'text' }) tenantId!: string;
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) severity!: string;
  @Column({ type: 'text' }) incident!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) message!: string;
}

let db: OpenTestDatabase;
let ctx: Context;
beforeAll(async () => {
  db = await openTestDatabase();
  ctx = systemContext(await makeTenant(), 'test');
});
afterAll(() => db.drop());

async function makeTenant(): Promise<string> {
  const id = newId();
  await db.system.query('INSERT INTO tenants (id, name, slug) VALUES ($1, $1, $1)', [id]);
  return id;
}

function alert(tenantId: string, incident: string = newId()): Alert {
  const text = { kind: 'test', severity: 'warning', title: 'title', message: 'message' };
  return Object.assign(new Alert(), { tenantId, id: newId(), incident, ...text });
}

const save = (one: Alert): Promise<Alert> => db.database.inTransaction(ctx, (within) => within.tx.manager.save(one));

const countOf = async (incident: string): Promise<number> => {
  const rows = await db.system.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM alerts WHERE incident = $1',
    [incident],
  );
  return rows[0]?.count ?? 0;
};

describe('Database', () => {
  it('acts as the request role, bound to the context’s tenant for one transaction', async () => {
    const found = await db.database.inTransaction(ctx, (within) =>
      within.tx.query(`SELECT current_user AS role, current_setting('patchbay.tenant_id') AS tenant`),
    );
    expect(found).toEqual([{ role: 'patchbay_request', tenant: ctx.tenantId }]);
    expect(await db.database.dataSource.query(`SELECT current_setting('patchbay.tenant_id', true) AS tenant`)).toEqual([
      { tenant: '' },
    ]);
  });

  it('stores entities through the transaction’s manager', async () => {
    const stored = alert(ctx.tenantId);
    await save(stored);
    const found = await db.database.inTransaction(ctx, (within) =>
      within.tx.manager.findOneByOrFail(Alert, { tenantId: ctx.tenantId, id: stored.id }),
    );
    expect(found).toMatchObject({ incident: stored.incident });
  });

  it('refuses a row of another tenant', async () => {
    await expect(save(alert(await makeTenant()))).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('rolls everything back when the work throws', async () => {
    const incident = newId();
    const work = db.database.inTransaction(ctx, async (within) => {
      await within.tx.manager.save(alert(ctx.tenantId, incident));
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await countOf(incident)).toBe(0);
  });

  it('joins the transaction of its context', async () => {
    const incident = newId();
    const work = db.database.inTransaction(ctx, async (outer) => {
      await db.database.inTransaction(outer, (inner) => inner.tx.manager.save(alert(ctx.tenantId, incident)));
      throw new Error('the outer one');
    });
    await expect(work).rejects.toThrow('the outer one');
    expect(await countOf(incident)).toBe(0);
  });

  it('runs hooks after the commit, and none after a roll-back', async () => {
    const incident = newId();
    let seen: Promise<number> | undefined;
    await db.database.inTransaction(ctx, async (outer) => {
      await outer.tx.manager.save(alert(ctx.tenantId, incident));
      await db.database.inTransaction(outer, async (inner) =>
        inner.tx.afterCommit(() => {
          seen = countOf(incident);
        }),
      );
      expect(seen).toBeUndefined();
    });
    expect(await seen).toBe(1);
    let ran = false;
    const failed = db.database.inTransaction(ctx, async (within) => {
      within.tx.afterCommit(() => (ran = true));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(ran).toBe(false);
  });

  it('answers although a hook fails', async () => {
    const answer = await db.database.inTransaction(ctx, async (within) => {
      within.tx.afterCommit(() => {
        throw new Error('a listener');
      });
      return 'stored';
    });
    expect(answer).toBe('stored');
  });

  it('refuses a context that outlived its transaction', async () => {
    const late = await db.database.inTransaction(ctx, async (within) => within);
    await expect(late.tx.query('SELECT 1')).rejects.toThrow(PatchbayError);
    expect(() => late.tx.manager).toThrow(PatchbayError);
  });

  it('names the violated constraint', async () => {
    const one = alert(ctx.tenantId);
    await save(one);
    const error: unknown = await save(alert(ctx.tenantId, one.incident)).catch((caught: unknown) => caught);
    expect(isUniqueViolation(error, 'alerts_one_per_incident')).toBe(true);
    expect(isUniqueViolation(error, 'alerts_pkey')).toBe(false);
  });

  it('counts what it sends', async () => {
    const { queriesTotal, commitsTotal } = db.database.counter;
    await db.database.inTransaction(ctx, (within) => within.tx.query('SELECT 1'));
    // START TRANSACTION, the binding, the statement, COMMIT
    expect(db.database.counter.queriesTotal - queriesTotal).toBe(4);
    expect(db.database.counter.commitsTotal - commitsTotal).toBe(1);
  });
});

describe('SystemDatabase', () => {
  it('acts as the system role and sees every tenant', async () => {
    const tenants = [await makeTenant(), await makeTenant()];
    const found = await db.system.query<{ id: string; role: string }>(
      'SELECT id, current_user AS role FROM tenants WHERE id = ANY($1) ORDER BY id',
      [tenants],
    );
    expect(found).toEqual(tenants.map((id) => ({ id, role: 'patchbay_system' })));
  });

  it('commits when the work resolves, rolls back when it throws, runs hooks only then', async () => {
    const log: string[] = [];
    const id = await makeTenant();
    await db.system.inTransaction(async (tx) => {
      tx.afterCommit(() => log.push('committed'));
      await tx.query(`UPDATE tenants SET name = 'new' WHERE id = $1`, [id]);
    });
    const failed = db.system.inTransaction(async (tx) => {
      tx.afterCommit(() => log.push('never'));
      await tx.query(`UPDATE tenants SET name = 'newer' WHERE id = $1`, [id]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(log).toEqual(['committed']);
    expect(await db.system.query('SELECT name FROM tenants WHERE id = $1', [id])).toEqual([{ name: 'new' }]);
  });

  it('prepares a named statement', async () => {
    const statement = { name: 'spec_one', text: 'SELECT $1::int AS one' };
    expect(await db.system.query(statement, [1])).toEqual([{ one: 1 }]);
    expect(await db.system.query(statement, [2])).toEqual([{ one: 2 }]);
  });

  it('counts statements, and as commits those that write', async () => {
    const before = { ...db.system.counter };
    await db.system.query('SELECT 1');
    await db.system.query(`UPDATE tenants SET name = name WHERE id = 'nobody'`);
    expect(db.system.counter.queriesTotal - before.queriesTotal).toBe(2);
    expect(db.system.counter.commitsTotal - before.commitsTotal).toBe(1);
  });
});

describe('a restart of Postgres', () => {
  /** What a restart does to connections, without stopping those of other tests. Answers how many there were. */
  async function cut(where: string): Promise<number> {
    const superuser = new pg.Client(db.superuserUrl);
    await superuser.connect();
    const found = await superuser.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${where}`,
    );
    await superuser.end();
    return found.rowCount ?? 0;
  }

  async function cutWithin(tx: SystemTransaction): Promise<void> {
    const rows = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await cut(`pid = ${rows[0]?.pid}`);
    await tx.query('SELECT 1');
  }

  it('is survived by both pools', async () => {
    expect(await cut('true')).toBeGreaterThan(1);
    expect(await eventually(() => db.system.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    const again = (): Promise<unknown[]> =>
      db.database.inTransaction(ctx, (within) => within.tx.query('SELECT 1 AS one'));
    expect(await eventually(again)).toEqual([{ one: 1 }]);
  });

  it('in the middle of a transaction means that nothing was stored: 503, retryable', async () => {
    const interrupted = [
      () => db.system.inTransaction(cutWithin),
      () => db.database.inTransaction(ctx, (within) => cutWithin(within.tx)),
      () =>
        db.database.inTransaction(ctx, async (within) => {
          await cut(`state = 'idle in transaction'`);
          await within.tx.manager.save(alert(ctx.tenantId));
        }),
    ];
    for (const run of interrupted) {
      const error: unknown = await run().catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'unavailable' });
      expect(error).not.toBeInstanceOf(CommitUnknownError);
    }
  });

  it('in the middle of a statement that commits by itself leaves the outcome unknown', async () => {
    const failure = db.system.query('SELECT pg_sleep(20)').catch((caught: unknown) => caught);
    await eventually(async () => expect(await cut(`query LIKE '%pg_sleep%' AND state = 'active'`)).toBe(1));
    expect(await failure).toBeInstanceOf(CommitUnknownError);
    expect(await db.system.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
