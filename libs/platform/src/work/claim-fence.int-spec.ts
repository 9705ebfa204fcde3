import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type OpenTestDatabase } from '@patchbay/testing';
import { SystemClock } from '../clock/clock.ts';
import { newId } from '../ids/ids.ts';
import { ClaimStore } from './claim-store.ts';
import type { HeldClaim } from './held-claim.ts';
import { startWorkProcess } from './work-process.fixture.ts';

describe('A claim that has gone on', () => {
  let database: OpenTestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  it.each([
    ['to another process, be it at the same epoch', `claim_owner = 'another'`],
    ['to a later claim of the same process', 'claim_epoch = claim_epoch + 1'],
  ])('%s, is neither extended nor ended by who held it', async (_, gone) => {
    const member = await startWorkProcess({ url: database.url });
    const store = new ClaimStore(member.db, new SystemClock(), newId());
    const queue = `fence-${newId()}`;
    const row = () => member.db.query(`SELECT * FROM work WHERE queue = $1`, [queue]);
    await member.enqueue({ queue, tenantId: 't', lane: 'l', id: 'a' });
    const claim = await claimOne(store, queue);
    await member.db.query(`UPDATE work SET ${gone} WHERE queue = $1`, [queue]);
    const taken = await row();

    expect(claim.deadline.expired()).toBe(false);
    await store.extend([claim]);
    expect(claim.deadline.expired()).toBe(true);
    expect(await member.queue.complete(null, claim)).toBe(false);
    expect(await member.queue.defer(null, claim, new Date())).toBe(false);
    expect(await member.db.inTransaction((tx) => member.queue.rest(tx, claim, 1000))).toBe(false);
    expect(await row()).toEqual(taken);
    await member.close();
  });

  it('and whose work ended there and was asked for again, does not end the new', async () => {
    const member = await startWorkProcess({ url: database.url });
    const store = new ClaimStore(member.db, new SystemClock(), newId());
    const queue = `fence-${newId()}`;
    const work = { queue, tenantId: 't', lane: 'l', id: 'a' };
    await member.enqueue(work);
    const lost = await claimOne(store, queue);
    await member.db.query(`DELETE FROM work WHERE queue = $1`, [queue]);
    await member.enqueue(work);
    const held = await claimOne(store, queue);

    expect(await member.queue.complete(null, lost)).toBe(false);
    expect(await member.queue.complete(null, held)).toBe(true);
    await member.close();
  });
});

async function claimOne(store: ClaimStore, queue: string): Promise<HeldClaim> {
  const shares = { roomOfOthers: 1, room: new Map<string, number>(), roomOfOtherLanes: 1, laneRoom: [] };
  const pass = await store.claim({ queue, limit: 1, leaseMs: 3_600_000, ordered: false, after: '', ...shares });
  const [claim] = pass.claims;
  if (claim === undefined) throw new Error('Nothing was claimed.');
  return claim;
}
