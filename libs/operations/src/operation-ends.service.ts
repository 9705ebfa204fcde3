import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { LATE, Log, SystemDatabase, within } from '@patchbay/platform';
import { OperationRepository } from './operation.repository.ts';
import type { OperationRecord } from './operation.types.ts';

type Key = Pick<OperationRecord, 'tenant_id' | 'id'>;
type Heard = (record: OperationRecord) => void;

/** How often somebody who waits for another's answer looks; one question for all who wait. */
const LOOK_MS = 50;

/** Hears when operations that somebody else carries, perhaps another process, have ended or wait for a person or a cure. */
@Injectable()
export class OperationEnds {
  private readonly waiting = new Map<string, { readonly key: Key; readonly heard: Set<Heard> }>();
  private looking = false;

  constructor(
    @Inject(OperationRepository) private readonly repository: OperationRepository,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Null: it has not come to rest within this time. */
  async of(key: Key, withinMs: number): Promise<OperationRecord | null> {
    let tell: Heard = () => undefined;
    const told = new Promise<OperationRecord>((resolve) => (tell = resolve));
    this.add(key, tell);
    if (!this.looking) void this.look();
    const record = await within(withinMs, told);
    this.remove(key, tell);
    return record === LATE ? null : record;
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.waiting.size > 0) {
      await sleep(LOOK_MS);
      try {
        const keys = [...this.waiting.values()].map(({ key }) => key);
        if (keys.length > 0) this.tell(await this.repository.atRest(this.database, keys));
      } catch (error) {
        this.log.warn('operations that callers wait for could not be looked at', { area: 'operations', error });
      }
    }
    this.looking = false;
  }

  private tell(records: readonly OperationRecord[]): void {
    for (const record of records) for (const heard of this.waiting.get(nameOf(record))?.heard ?? []) heard(record);
  }

  private add(key: Key, heard: Heard): void {
    const name = nameOf(key);
    const entry = this.waiting.get(name) ?? { key, heard: new Set<Heard>() };
    entry.heard.add(heard);
    this.waiting.set(name, entry);
  }

  private remove(key: Key, heard: Heard): void {
    const entry = this.waiting.get(nameOf(key));
    entry?.heard.delete(heard);
    if (entry?.heard.size === 0) this.waiting.delete(nameOf(key));
  }
}

function nameOf({ tenant_id: tenantId, id }: Key): string {
  return `${tenantId} ${id}`;
}
