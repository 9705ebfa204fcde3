import { safeNext } from '../../../lib/session/tenant-address.ts';

/** Into the app, by a load of its own: the session's cookie, its token and its tenants are read afresh. */
export function enter(next: string | null): void {
  globalThis.location.assign(safeNext(next));
}
