import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ClaimShares } from './claim-shares.ts';

const HANDLER = { concurrency: 256, perTenant: 64, perLane: 32, leaseMs: 1, handle: () => Promise.resolve() };

/** Each tenant takes as much as it may of what one statement may take, in turn, until nobody gets anything. */
function flood(shares: ClaimShares, tenants: readonly string[]): void {
  for (let taken = -1; taken !== 0;) {
    taken = 0;
    let left = shares.most(32);
    const share = Math.ceil(left / tenants.length);
    const rooms = shares.tenants();
    for (const tenantId of tenants) {
      const room = Math.min(share, rooms.get(tenantId) ?? shares.roomOf(0), left);
      for (let index = 0; index < room; index += 1) shares.add({ tenantId, lane: `${tenantId}-${index % 4}` });
      left -= room;
      taken += room;
    }
  }
}

describe('ClaimShares', () => {
  it('gives a tenant three quarters where nothing else is said, and its lanes as much', () => {
    const shares = new ClaimShares({ concurrency: 8, leaseMs: 1, handle: () => Promise.resolve() });
    expect([shares.roomOf(0), shares.roomOfLane(0)]).toEqual([6, 6]);
    expect(shares.most(100)).toBe(8);
  });

  it('says who has no room left, and forgets who holds nothing', () => {
    const shares = new ClaimShares({ ...HANDLER, perTenant: 2, perLane: 1 });
    const [a, b] = [
      { tenantId: 't', lane: 'a' },
      { tenantId: 't', lane: 'b' },
    ];
    shares.add(a);
    expect([shares.hasRoom(a), shares.hasRoom(b), shares.limited]).toEqual([false, true, true]);
    shares.add(b);
    expect([...shares.tenants()]).toEqual([['t', 0]]);
    shares.remove(a);
    shares.remove(b);
    expect([shares.free, shares.limited, shares.lanes()]).toEqual([256, false, []]);
  });

  it('leaves a newcomer room, however many tenants flood it at once or one after the other', () => {
    const tenants = fc.array(fc.array(fc.nat(60), { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(tenants, (waves) => {
        const shares = new ClaimShares({ ...HANDLER, leavesRoom: true });
        const seen = new Set<number>();
        for (const wave of waves) {
          for (const tenant of wave) seen.add(tenant);
          // So many that come one after the other take all there is; fewer do not.
          if (seen.size > 8) return;
          flood(
            shares,
            [...new Set(wave)].map((tenant) => `t${tenant}`),
          );
          expect(shares.free).toBeGreaterThan(0);
          expect(shares.roomOf(0)).toBeGreaterThan(0);
        }
      }),
    );
  });
});
