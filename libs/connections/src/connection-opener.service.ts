import type { CallTarget } from '@patchbay/calls';
import { Injectable } from '@nestjs/common';
import type { ConnectionSnapshot } from './connection.types.ts';

/** Turns a connection into what the outbound pipeline calls. */
@Injectable()
export class ConnectionOpener {
  /** Never throws and makes no query: what is wrong (sandbox off, provider gone) surfaces as a failure of the call. */
  open(_snapshot: ConnectionSnapshot): CallTarget {
    throw new Error('not built yet');
  }
}
