import type { DynamicModule, Type } from '@nestjs/common';
import { AccessHttpModule, AccessModule } from '@patchbay/access';
import { AlertsHttpModule, AlertsModule } from '@patchbay/alerts';
import { ApprovalsHttpModule, ApprovalsModule } from '@patchbay/approvals';
import { AuditHttpModule, AuditModule } from '@patchbay/audit';
import { CallsModule } from '@patchbay/calls';
import { CatalogHttpModule, CatalogModule } from '@patchbay/catalog';
import { ConnectionsHttpModule, ConnectionsModule } from '@patchbay/connections';
import { LiveHttpModule } from '@patchbay/live';
import { OperationsHttpModule, OperationsModule } from '@patchbay/operations';
import { PoliciesHttpModule, PoliciesModule } from '@patchbay/policies';
import type { Settings } from '@patchbay/platform';
import { RoutingHttpModule, RoutingModule } from '@patchbay/routing';
import { VaultHttpModule, VaultModule } from '@patchbay/vault';
import { WorkflowsHttpModule, WorkflowsModule } from '@patchbay/workflows';

type NestModule = Type<unknown> | DynamicModule;

/** Every process has these: handlers, consumers and jobs are registered everywhere and run where the role is. */
const SERVICES: readonly NestModule[] = [
  AccessModule,
  AuditModule,
  VaultModule,
  CatalogModule,
  CallsModule,
  ConnectionsModule,
  RoutingModule,
  PoliciesModule,
  ApprovalsModule,
  OperationsModule,
  WorkflowsModule,
  AlertsModule,
];

/** Processes of role http have these too. */
const ROUTES: readonly NestModule[] = [
  AccessHttpModule,
  AuditHttpModule,
  VaultHttpModule,
  CatalogHttpModule,
  ConnectionsHttpModule,
  RoutingHttpModule,
  PoliciesHttpModule,
  ApprovalsHttpModule,
  OperationsHttpModule,
  WorkflowsHttpModule,
  AlertsHttpModule,
  LiveHttpModule,
];

/** The hub's libs for the roles of this process. */
export function appModules(settings: Settings): readonly NestModule[] {
  return settings.roles.has('http') ? [...SERVICES, ...ROUTES] : SERVICES;
}
