import type { Lane } from './claim-store.ts';
import type { WorkHandler } from './work-queue.ts';

/** Who holds how many of one queue's claims in this process, and how many more each may take. */
export class ClaimShares {
  readonly #concurrency: number;
  readonly #perTenant: number;
  readonly #perLane: number;
  readonly #leavesRoom: boolean;
  readonly #tenants = new Map<string, number>();
  readonly #lanes = new Map<string, Lane & { held: number }>();
  #held = 0;

  constructor({ concurrency, perTenant, perLane, leavesRoom }: WorkHandler) {
    this.#concurrency = concurrency;
    this.#perTenant = Math.min(perTenant ?? Math.max(1, concurrency - Math.floor(concurrency / 4)), concurrency);
    this.#perLane = Math.min(perLane ?? this.#perTenant, this.#perTenant);
    this.#leavesRoom = leavesRoom === true;
  }

  get free(): number {
    return this.#concurrency - this.#held;
  }

  add(lane: Lane): void {
    this.#change(lane, 1);
  }

  remove(lane: Lane): void {
    this.#change(lane, -1);
  }

  /** How many claims one statement may take: where newcomers are left room, those that come together leave some, too. */
  most(batch: number): number {
    const free = this.#leavesRoom ? Math.ceil(this.free / 2) : this.free;
    return Math.max(0, Math.min(free, batch));
  }

  /** What a tenant that holds `held` may take. */
  roomOf(held: number): number {
    const left = Math.max(0, this.#perTenant - held);
    // Afterwards it holds no more than is free.
    return this.#leavesRoom ? Math.min(left, Math.max(0, Math.ceil((this.free - held) / 2))) : left;
  }

  roomOfLane(held: number): number {
    return Math.max(0, this.#perLane - held);
  }

  tenants(): Map<string, number> {
    return new Map([...this.#tenants].map(([tenantId, held]) => [tenantId, this.roomOf(held)]));
  }

  lanes(): (Lane & { readonly room: number })[] {
    return [...this.#lanes.values()].map(({ tenantId, lane, held }) => ({
      tenantId,
      lane,
      room: this.roomOfLane(held),
    }));
  }

  /** Whether this process may take work of the lane at all. */
  hasRoom({ tenantId, lane }: Lane): boolean {
    const held = this.#lanes.get(keyOf({ tenantId, lane }))?.held ?? 0;
    return this.roomOf(this.#tenants.get(tenantId) ?? 0) > 0 && this.roomOfLane(held) > 0;
  }

  /** Whether somebody may take no more until a claim ends. */
  get limited(): boolean {
    for (const held of this.#tenants.values()) if (this.roomOf(held) === 0) return true;
    for (const { held } of this.#lanes.values()) if (this.roomOfLane(held) === 0) return true;
    return false;
  }

  #change(lane: Lane, by: 1 | -1): void {
    this.#held += by;
    const ofTenant = (this.#tenants.get(lane.tenantId) ?? 0) + by;
    if (ofTenant > 0) this.#tenants.set(lane.tenantId, ofTenant);
    else this.#tenants.delete(lane.tenantId);
    const key = keyOf(lane);
    const held = (this.#lanes.get(key)?.held ?? 0) + by;
    if (held > 0) this.#lanes.set(key, { tenantId: lane.tenantId, lane: lane.lane, held });
    else this.#lanes.delete(key);
  }
}

function keyOf({ tenantId, lane }: Lane): string {
  return JSON.stringify([tenantId, lane]);
}
