import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@patchbay/audit';
import {
  ChangeBus,
  Clock,
  Database,
  isUniqueViolation,
  newId,
  notFound,
  validationFailed,
  type Context,
  type TransactionContext,
} from '@patchbay/platform';
import type { CreateAppBindingDto, UpdateAppBindingDto } from './app-binding.dto.ts';
import { AppBindingEntity } from './app-binding.entity.ts';
import { AppBindingRepository, type BindingFilter } from './app-binding.repository.ts';
import { BindingChecks } from './binding-checks.service.ts';
import { POLICY_TOPIC } from './policy-book.service.ts';

/** The app bindings of a tenant: which connection fills which slot of which app. */
@Injectable()
export class AppBindings {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AppBindingRepository) private readonly repository: AppBindingRepository,
    @Inject(BindingChecks) private readonly checks: BindingChecks,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async page(
    ctx: Context,
    filter: BindingFilter,
    offset: number,
    limit: number,
  ): Promise<[AppBindingEntity[], number]> {
    return this.database.inTransaction(ctx, (tx) => this.repository.page(tx, filter, offset, limit));
  }

  async get(ctx: Context, id: string): Promise<AppBindingEntity> {
    return this.database.inTransaction(ctx, async (tx) => existing(await this.repository.find(tx, id)));
  }

  async create(ctx: Context, body: CreateAppBindingDto): Promise<AppBindingEntity> {
    return this.database.inTransaction(ctx, async (tx) => {
      const binding = new AppBindingEntity();
      const now = this.clock.now();
      Object.assign(binding, { ...DEFAULTS, tenantId: ctx.tenantId, id: newId(), createdAt: now });
      await this.store(tx, apply(binding, body, now), body, 'app_binding.created');
      return binding;
    });
  }

  /** Fields that are not named keep their values. */
  async update(ctx: Context, id: string, body: UpdateAppBindingDto): Promise<AppBindingEntity> {
    return this.database.inTransaction(ctx, async (tx) => {
      const binding = await this.forUpdate(tx, id);
      await this.store(tx, apply(binding, body, this.clock.now()), body, 'app_binding.changed');
      return binding;
    });
  }

  async remove(ctx: Context, id: string): Promise<void> {
    await this.database.inTransaction(ctx, async (tx) => {
      const binding = await this.forUpdate(tx, id);
      await this.repository.remove(tx, id);
      await this.announce(tx, binding, 'app_binding.deleted');
    });
  }

  private async forUpdate(tx: TransactionContext, id: string): Promise<AppBindingEntity> {
    return existing(await this.repository.findForUpdate(tx, id));
  }

  private async store(
    tx: TransactionContext,
    binding: AppBindingEntity,
    named: UpdateAppBindingDto,
    action: string,
  ): Promise<void> {
    await this.checks.check(binding, named);
    await this.repository.save(tx, binding).catch((error: unknown) => {
      throw isUniqueViolation(error, 'app_bindings_one_per_slot') ? slotTaken() : error;
    });
    await this.announce(tx, binding, action);
  }

  private async announce(tx: TransactionContext, binding: AppBindingEntity, action: string): Promise<void> {
    const { id, app, environment, slot, integrationId, capabilities, workflows } = binding;
    await this.audit.record(tx, {
      action,
      subjectType: 'app_binding',
      subjectId: id,
      details: { app, environment, slot, integration_id: integrationId, capabilities, workflows },
    });
    await this.changes.announce(tx.tx, { topic: POLICY_TOPIC, tenantId: tx.tenantId, id });
  }
}

function existing(binding: AppBindingEntity | null): AppBindingEntity {
  if (!binding) throw notFound('app binding');
  return binding;
}

function slotTaken(): Error {
  return validationFailed({
    slot: ['This slot of the app is bound in that environment already; change or delete that binding first.'],
  });
}

const DEFAULTS = {
  name: null,
  environment: 'production',
  requiredCategory: null,
  requiredCapabilities: [],
  capabilities: null,
  workflows: [],
} satisfies Partial<AppBindingEntity>;

function apply(binding: AppBindingEntity, body: UpdateAppBindingDto, now: Date): AppBindingEntity {
  binding.app = body.app ?? binding.app;
  binding.environment = body.environment ?? binding.environment;
  binding.slot = body.slot ?? binding.slot;
  binding.integrationId = body.integration_id ?? binding.integrationId;
  binding.requiredCapabilities = body.required_capabilities ?? binding.requiredCapabilities;
  binding.workflows = body.workflows ?? binding.workflows;
  if (body.required_category !== undefined) binding.requiredCategory = body.required_category;
  if (body.capabilities !== undefined) binding.capabilities = body.capabilities;
  if (body.name !== undefined) binding.name = body.name;
  binding.updatedAt = now;
  return binding;
}
