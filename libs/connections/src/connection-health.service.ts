import { Injectable } from '@nestjs/common';

/** Watches the outcomes of calls and moves the badge (and, when it must, the status). */
@Injectable()
export class ConnectionHealth {
  /** A call was refused for its credentials: verified once more at once, then `error` if it fails again. */
  reportAuthFailure(_tenantId: string, _connectionId: string): void {}
}
