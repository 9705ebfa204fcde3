import { Injectable } from '@nestjs/common';
import type { ConnectionSnapshot } from './connection.types.ts';

/** Every process's picture of the tenants' connections: cached, dropped when the change bus says so. */
@Injectable()
export class ConnectionDirectory {
  /** Null: there is no such connection of this tenant (or it was deleted). No query when warm. */
  async snapshot(_tenantId: string, _id: string): Promise<ConnectionSnapshot | null> {
    throw new Error('not built yet');
  }

  /** Every connection of the tenant that was not deleted, oldest first. No query when warm. */
  async all(_tenantId: string): Promise<readonly ConnectionSnapshot[]> {
    throw new Error('not built yet');
  }

  /** The same without waiting: undefined when the tenant is not warm in this process. */
  allNow(_tenantId: string): readonly ConnectionSnapshot[] | undefined {
    return undefined;
  }

  /** Undefined when this process does not know (not warm, or no such connection): ask `snapshot`. */
  snapshotNow(_tenantId: string, _id: string): ConnectionSnapshot | undefined {
    return undefined;
  }

  /** The connections in this environment that have the capability enabled, whatever their status, oldest first. */
  async forCapability(_tenantId: string, _capability: string, _environment: string): Promise<ConnectionSnapshot[]> {
    throw new Error('not built yet');
  }

  /** Drops what this process knows of the tenant; the next reader loads it anew. */
  invalidate(_tenantId: string, _id?: string): void {}
}
