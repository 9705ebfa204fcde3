import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '@patchbay/audit';
import { CatalogModule } from '@patchbay/catalog';
import {
  ConnectionReferrer,
  ConnectionReferrers,
  ConnectionsModule,
  type ConnectionReference,
  type ConnectionSnapshot,
} from '@patchbay/connections';
import { Database, type Context } from '@patchbay/platform';
import { RouteGuard, RouteGuards, RoutingModule, type GuardQuestion, type GuardVerdict } from '@patchbay/routing';
import { AppBindingRepository } from './app-binding.repository.ts';
import { AppBindingsController } from './app-bindings.controller.ts';
import { AppBindings } from './app-bindings.service.ts';
import { BindingChecks } from './binding-checks.service.ts';
import { PoliciesController } from './policies.controller.ts';
import { Policies } from './policies.service.ts';
import { PolicyBook } from './policy-book.service.ts';
import { PolicyEvaluation } from './policy-evaluation.service.ts';
import { PolicySetRepository } from './policy-set.repository.ts';
import { PolicyRepository } from './policy.repository.ts';

/** Tells who deletes or disables a connection which app bindings name it. */
@Injectable()
class BindingReferrer extends ConnectionReferrer implements OnModuleInit {
  constructor(
    @Inject(ConnectionReferrers) private readonly referrers: ConnectionReferrers,
    @Inject(Database) private readonly database: Database,
    @Inject(AppBindingRepository) private readonly repository: AppBindingRepository,
  ) {
    super();
  }

  onModuleInit(): void {
    this.referrers.register(this);
  }

  override async referencesTo(ctx: Context, connectionId: string): Promise<ConnectionReference[]> {
    const bindings = await this.database.inTransaction(ctx, (tx) =>
      this.repository.bindingsReferringTo(tx, connectionId),
    );
    return bindings.map(({ id, app, slot, name }) => ({
      type: 'app_binding',
      id,
      text: `app binding ${name === null ? '' : `"${name}" `}${id} of the app "${app}" (slot "${slot}")`,
      details: { name, app, slot },
    }));
  }
}

/** Tells routing's dry run which connections whoever asks may use. */
@Injectable()
class PolicyGuard extends RouteGuard implements OnModuleInit {
  constructor(
    @Inject(RouteGuards) private readonly guards: RouteGuards,
    @Inject(PolicyBook) private readonly book: PolicyBook,
  ) {
    super();
  }

  onModuleInit(): void {
    this.guards.register(this);
  }

  override async judgeFor(
    tenantId: string,
    question: GuardQuestion,
  ): Promise<(connection: ConnectionSnapshot) => GuardVerdict> {
    const policies = await this.book.compiled(tenantId);
    return (connection) => policies.judge(question, connection);
  }
}

@Module({
  imports: [AuditModule, CatalogModule, ConnectionsModule, RoutingModule],
  providers: [
    PolicySetRepository,
    PolicyRepository,
    AppBindingRepository,
    PolicyBook,
    Policies,
    BindingChecks,
    AppBindings,
    PolicyEvaluation,
    BindingReferrer,
    PolicyGuard,
  ],
  exports: [PolicyBook, Policies, AppBindings, PolicyEvaluation],
})
export class PoliciesModule {}

@Module({ imports: [PoliciesModule], controllers: [PoliciesController, AppBindingsController] })
export class PoliciesHttpModule {}
