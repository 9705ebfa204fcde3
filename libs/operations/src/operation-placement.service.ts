import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import {
  noActiveProvider,
  SystemDatabase,
  validationFailed,
  type Context,
  type PatchbayError,
} from '@patchbay/platform';
import { Router, type Route } from '@patchbay/routing';
import {
  OperationPermissions,
  PolicyDenial,
  type Permission,
  type RequiredApproval,
} from './operation-permissions.service.ts';
import type { OperationRequest } from './operation-request.ts';

/** Where a request goes, and whether somebody has to be asked first. */
export interface Placement {
  readonly route: Route;
  readonly connection: ConnectionSnapshot;
  readonly approval: RequiredApproval | null;
}

/** Decides where a new request goes: by the rules or to the connection it names, as far as policies and bindings allow. */
@Injectable()
export class OperationPlacement {
  constructor(
    @Inject(Router) private readonly router: Router,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(OperationPermissions) private readonly permissions: OperationPermissions,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
  ) {}

  /** Null: the connection is gone this very moment, decide anew. Throws when nothing can or may serve. */
  async place(ctx: Context, request: OperationRequest): Promise<Placement | null> {
    const pinned = request.integrationId === null ? null : await this.pinnedConnection(ctx, request);
    const { capability, input, metadata, app } = request;
    const environment = pinned?.environment ?? request.environment ?? 'production';
    const permission = await this.permissions.of(ctx.tenantId, { app, capability, environment }, { isApproved: true });
    const route = pinned
      ? this.router.routeTo(pinned, capability, permission?.mayUse)
      : await this.router.route(
          ctx.tenantId,
          { capability, environment, input, metadata, app },
          undefined,
          permission?.mayUse,
        );
    const connection = await this.connectionOf(ctx, route, request, permission);
    return connection && { route, connection, approval: permission?.approvalFor(connection) ?? null };
  }

  /** What this process remembers of the connection has turned out to be old. */
  forget({ tenantId }: ConnectionSnapshot): void {
    this.directory.invalidate(tenantId);
  }

  /** A refusal stores no operation: the audit log is where it is found. */
  async noteDenial(ctx: Context, { capability, app }: OperationRequest, denial: PolicyDenial): Promise<void> {
    const { connection, verdict } = denial;
    await this.database.inTransaction((tx) =>
      this.audit.record(
        { tenantId: ctx.tenantId, actor: ctx.actor, requestId: ctx.requestId, tx },
        {
          action: 'operation.denied',
          subjectType: 'integration',
          subjectId: connection.id,
          details: { capability, app, because: verdict.because, policy_id: verdict.policyId },
        },
      ),
    );
  }

  private async pinnedConnection(ctx: Context, request: OperationRequest): Promise<ConnectionSnapshot> {
    const id = request.integrationId ?? '';
    const connection = await this.directory.snapshot(ctx.tenantId, id);
    if (!connection) throw validationFailed({ integration_id: ['There is no such integration.'] });
    if (!connection.enabledCapabilities.includes(request.capability)) {
      throw validationFailed({ integration_id: [`This integration does not have ${request.capability} enabled.`] });
    }
    if (request.environment !== null && request.environment !== connection.environment) {
      throw validationFailed({ environment: [`This integration is in the environment ${connection.environment}.`] });
    }
    return connection;
  }

  private async connectionOf(
    ctx: Context,
    route: Route,
    request: OperationRequest,
    permission: Permission | null,
  ): Promise<ConnectionSnapshot | null> {
    if (route.kind === 'none' && permission && route.deniedId !== undefined) {
      const denied = await this.directory.snapshot(ctx.tenantId, route.deniedId);
      if (denied) throw new PolicyDenial(permission.judge(denied), denied);
    }
    if (route.kind === 'none' || (route.kind === 'waiting' && request.mode === 'sync'))
      throw unservable(route, request);
    return (
      this.directory.snapshotNow(ctx.tenantId, route.integrationId) ??
      (await this.directory.snapshot(ctx.tenantId, route.integrationId))
    );
  }
}

function unservable(route: Route, { capability }: OperationRequest): PatchbayError {
  const why =
    route.kind !== 'waiting'
      ? 'connect a provider that offers it, activate it, or add a routing rule.'
      : `the integration ${route.integrationId} ${WAITING_FOR[route.reason]}.`;
  return noActiveProvider(`Nothing can serve ${capability} now: ${why}`);
}

const WAITING_FOR = {
  error: 'is in error; see its health',
  breaker_open: 'is resting after failures of the vendor; try again in a minute',
  pending: 'has not been verified yet',
} as const;
