import type { Context } from '@patchbay/platform';
import { Injectable } from '@nestjs/common';

/** Somebody whose records name connections (routing rules); asked before a connection is deleted. */
export abstract class ConnectionReferrer {
  /** One short phrase per record that names the connection, e.g. `routing rule "SMS"`. */
  abstract referencesTo(ctx: Context, connectionId: string): Promise<string[]>;
}

/** Libs above register here at start, so that connections need not know them. */
@Injectable()
export class ConnectionReferrers {
  private readonly referrers: ConnectionReferrer[] = [];

  register(referrer: ConnectionReferrer): void {
    this.referrers.push(referrer);
  }

  async referencesTo(ctx: Context, connectionId: string): Promise<string[]> {
    const found: string[] = [];
    // One after the other: they share the request's transaction, which has one connection to the database.
    for (const referrer of this.referrers) found.push(...(await referrer.referencesTo(ctx, connectionId)));
    return found;
  }
}
