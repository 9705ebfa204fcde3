import type { Context } from '@patchbay/platform';
import { Injectable } from '@nestjs/common';

/** A record that names a connection, as the page that asks before an action shows it. */
export interface ConnectionReference {
  /** What kind of record: `routing_rule`, `app_binding`. */
  readonly type: string;
  readonly id: string;
  /** One short phrase, e.g. `routing rule "SMS"`. */
  readonly text: string;
  /** What else helps to decide. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** Somebody whose records name connections, or whose work waits for them; asked before one is switched off or deleted. */
export abstract class ConnectionReferrer {
  /** The records that name the connection. */
  referencesTo(_ctx: Context, _connectionId: string): Promise<readonly ConnectionReference[]> {
    return Promise.resolve([]);
  }

  /** Work that waits for the connection or is under way there, by what it waits for. */
  workAt(_ctx: Context, _connectionId: string): Promise<Readonly<Record<string, number>>> {
    return Promise.resolve({});
  }
}

/** Libs above register here at start, so that connections need not know them. */
@Injectable()
export class ConnectionReferrers {
  private readonly referrers: ConnectionReferrer[] = [];

  register(referrer: ConnectionReferrer): void {
    this.referrers.push(referrer);
  }

  async referencesTo(ctx: Context, connectionId: string): Promise<ConnectionReference[]> {
    const found: ConnectionReference[] = [];
    // One after the other: they share the request's transaction, which has one connection to the database.
    for (const referrer of this.referrers) found.push(...(await referrer.referencesTo(ctx, connectionId)));
    return found;
  }

  async workAt(ctx: Context, connectionId: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const referrer of this.referrers) Object.assign(counts, await referrer.workAt(ctx, connectionId));
    return counts;
  }
}
