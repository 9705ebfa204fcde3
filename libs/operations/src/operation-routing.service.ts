import { Inject, Injectable } from '@nestjs/common';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import { Router, type Route } from '@patchbay/routing';
import { OperationPermissions, type Permission, type RequiredApproval } from './operation-permissions.service.ts';
import type { OperationRecord } from './operation.types.ts';

/** What starting over would come to. */
export type NextPlace =
  | { readonly kind: 'placed'; readonly connection: ConnectionSnapshot; readonly approval: RequiredApproval | null }
  | { readonly kind: 'denied'; readonly because: string }
  /** Nothing can serve it at this moment, or nothing is forbidden. */
  | { readonly kind: 'open' };

/** Where an operation that is stored already goes next; what policies and bindings say is asked each time. */
@Injectable()
export class OperationRouting {
  constructor(
    @Inject(Router) private readonly router: Router,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(OperationPermissions) private readonly permissions: OperationPermissions,
  ) {}

  /** By the rules, or to the connection its caller pinned or an unknown outcome bound it to. */
  async routeOf(record: OperationRecord, input: Record<string, unknown>): Promise<Route> {
    return this.routeBy(await this.permissionOf(record), record, input);
  }

  /** Why the connection that could serve must not, for people. */
  async refusalOf(record: OperationRecord, deniedId: string): Promise<string> {
    const [permission, denied] = [await this.permissionOf(record), await this.connection(record, deniedId)];
    const because = permission && denied ? permission.refusalOf(denied) : 'A policy or app binding says no.';
    return `Nothing may serve ${record.capability} here any more: ${because}`;
  }

  /** Where it would go if somebody approved of it. */
  async placeOf(record: OperationRecord, input: Record<string, unknown>): Promise<NextPlace> {
    const permission = await this.permissionOf(record, true);
    if (!permission) return { kind: 'open' };
    const route = await this.routeBy(permission, record, input);
    const id = route.kind === 'none' ? (route.deniedId ?? null) : route.integrationId;
    const connection = await this.connection(record, id);
    if (!connection) return { kind: 'open' };
    if (route.kind === 'none') return { kind: 'denied', because: permission.refusalOf(connection) };
    return { kind: 'placed', connection, approval: permission.approvalFor(connection) };
  }

  /** The fallback, if it could serve at this moment. */
  async availableFallback(record: OperationRecord, fallbackId: string | null): Promise<string | null> {
    const fallback = await this.connection(record, fallbackId);
    if (!fallback) return null;
    const permission = await this.permissionOf(record);
    return this.router.routeTo(fallback, record.capability, permission?.mayUse).kind === 'chosen' ? fallback.id : null;
  }

  /** Null: deleted, or never there. */
  async connection(record: OperationRecord, id: string | null): Promise<ConnectionSnapshot | null> {
    return id === null ? null : this.directory.snapshot(record.tenant_id, id);
  }

  /** What this process remembers of the connection has turned out to be old. */
  forget({ tenant_id: tenantId }: OperationRecord): void {
    this.directory.invalidate(tenantId);
  }

  private async permissionOf(record: OperationRecord, isApproved = record.approved): Promise<Permission | null> {
    return this.permissions.of(record.tenant_id, record, { isApproved });
  }

  private async routeBy(
    permission: Permission | null,
    record: OperationRecord,
    input: Record<string, unknown>,
  ): Promise<Route> {
    const mayUse = permission?.mayUse;
    if (!record.pinned && !record.bound) {
      return this.router.route(record.tenant_id, { ...record, input }, undefined, mayUse);
    }
    const own = await this.connection(record, record.integration_id);
    return own ? this.router.routeTo(own, record.capability, mayUse) : { kind: 'none' };
  }
}
