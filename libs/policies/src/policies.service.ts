import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import { Catalog } from '@patchbay/catalog';
import {
  ChangeBus,
  Clock,
  Database,
  newId,
  noFieldErrors,
  notFound,
  validationFailed,
  type Context,
  type TransactionContext,
} from '@patchbay/platform';
import { POLICY_TOPIC } from './policy-book.service.ts';
import type { CreatePolicyDto, UpdatePolicyDto } from './policy.dto.ts';
import { PolicyEntity } from './policy.entity.ts';
import { PolicyRepository, type PolicyFilter } from './policy.repository.ts';
import { DEFAULT_APPROVAL_SECONDS } from './verdict.ts';

/** The policies of a tenant: who may do what, and what a person must approve first. */
@Injectable()
export class Policies {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PolicyRepository) private readonly repository: PolicyRepository,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async page(ctx: Context, filter: PolicyFilter, offset: number, limit: number): Promise<[PolicyEntity[], number]> {
    return this.database.inTransaction(ctx, (tx) => this.repository.page(tx, filter, offset, limit));
  }

  async get(ctx: Context, id: string): Promise<PolicyEntity> {
    return this.database.inTransaction(ctx, async (tx) => existing(await this.repository.find(tx, id)));
  }

  async create(ctx: Context, body: CreatePolicyDto): Promise<PolicyEntity> {
    return this.database.inTransaction(ctx, async (tx) => {
      const policy = new PolicyEntity();
      const now = this.clock.now();
      Object.assign(policy, { ...ANYTHING, tenantId: ctx.tenantId, id: newId(), createdAt: now });
      await this.store(tx, policy, body, now, 'policy.created');
      return policy;
    });
  }

  /** Fields that are not named keep their values. */
  async update(ctx: Context, id: string, body: UpdatePolicyDto): Promise<PolicyEntity> {
    return this.database.inTransaction(ctx, async (tx) => {
      const policy = await this.forUpdate(tx, id);
      await this.store(tx, policy, body, this.clock.now(), 'policy.changed');
      return policy;
    });
  }

  async remove(ctx: Context, id: string): Promise<void> {
    await this.database.inTransaction(ctx, async (tx) => {
      const policy = await this.forUpdate(tx, id);
      await this.repository.remove(tx, id);
      await this.announce(tx, policy, 'policy.deleted');
    });
  }

  /** What holds where no policy applies. */
  async defaultEffect(ctx: Context): Promise<'allow' | 'deny'> {
    return this.database.inTransaction(ctx, (tx) => this.repository.defaultEffect(tx));
  }

  async setDefaultEffect(ctx: Context, effect: 'allow' | 'deny'): Promise<void> {
    await this.database.inTransaction(ctx, async (tx) => {
      await this.repository.setDefaultEffect(tx, effect, this.clock.now());
      const subject = { subjectType: 'tenant', subjectId: tx.tenantId };
      await this.audit.record(tx, { action: 'policy_default.changed', ...subject, details: { effect } });
      await this.changes.announce(tx.tx, { topic: POLICY_TOPIC, tenantId: tx.tenantId, id: tx.tenantId });
    });
  }

  private async forUpdate(tx: TransactionContext, id: string): Promise<PolicyEntity> {
    return existing(await this.repository.findForUpdate(tx, id));
  }

  private async store(
    tx: TransactionContext,
    policy: PolicyEntity,
    body: UpdatePolicyDto,
    now: Date,
    action: string,
  ): Promise<void> {
    apply(policy, body, now);
    this.check(body, policy);
    await this.repository.save(tx, policy);
    await this.announce(tx, policy, action);
  }

  private async announce(tx: TransactionContext, policy: PolicyEntity, action: string): Promise<void> {
    const { id, effect, app, capability, provider, environment, enabled } = policy;
    await this.audit.record(tx, {
      action,
      subjectType: 'policy',
      subjectId: id,
      details: { effect, app, capability, provider, environment, enabled },
    });
    await this.changes.announce(tx.tx, { topic: POLICY_TOPIC, tenantId: tx.tenantId, id });
  }

  /** A policy may name a vendor that cannot be connected yet, but none that nobody has heard of. */
  private check(named: UpdatePolicyDto, policy: PolicyEntity): void {
    const errors = noFieldErrors();
    if (typeof named.capability === 'string' && !this.catalog.capability(named.capability)) {
      errors['capability'] = ['There is no such capability.'];
    }
    if (typeof named.provider === 'string' && !isKnown(this.catalog, named.provider)) {
      errors['provider'] = ['There is no such provider.'];
    }
    if (typeof named.approval_expires_in === 'number' && policy.effect !== 'require_approval') {
      errors['approval_expires_in'] = ['Only a policy that requires an approval has this.'];
    }
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
  }
}

function existing(policy: PolicyEntity | null): PolicyEntity {
  if (!policy) throw notFound('policy');
  return policy;
}

/** Whether the catalog has the provider, if only as planned. */
export function isKnown(catalog: Catalog, provider: string): boolean {
  return catalog.provider(provider) !== undefined || catalog.planned().some(({ name }) => name === provider);
}

const ANYTHING = {
  name: null,
  app: null,
  capability: null,
  provider: null,
  environment: null,
  approvalExpiresIn: null,
  enabled: true,
} satisfies Partial<PolicyEntity>;

function apply(policy: PolicyEntity, body: UpdatePolicyDto, now: Date): void {
  policy.effect = body.effect ?? policy.effect;
  policy.enabled = body.enabled ?? policy.enabled;
  if (body.name !== undefined) policy.name = body.name;
  if (body.app !== undefined) policy.app = body.app;
  if (body.capability !== undefined) policy.capability = body.capability;
  if (body.provider !== undefined) policy.provider = body.provider;
  if (body.environment !== undefined) policy.environment = body.environment;
  policy.approvalExpiresIn = expiry(policy, body);
  policy.updatedAt = now;
}

function expiry(policy: PolicyEntity, { approval_expires_in: named }: UpdatePolicyDto): number | null {
  if (policy.effect !== 'require_approval') return null;
  if (named === null) return DEFAULT_APPROVAL_SECONDS;
  return named ?? policy.approvalExpiresIn ?? DEFAULT_APPROVAL_SECONDS;
}
