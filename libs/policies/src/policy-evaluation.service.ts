import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '@patchbay/catalog';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import { noFieldErrors, validationFailed, type Context } from '@patchbay/platform';
import type { CompiledPolicies } from './compiled-policies.ts';
import { isKnown } from './policies.service.ts';
import { PolicyBook } from './policy-book.service.ts';
import type { EvaluatePolicyDto, PolicyEvaluationDto } from './policy-evaluation.dto.ts';
import type { JudgedConnection, Question, Verdict } from './verdict.ts';

/** What is judged where the tenant has no connection the question could be about. */
const NOBODY = '';
const WELCOME: readonly Verdict['effect'][] = ['allow', 'require_approval', 'deny'];

/** The dry run: what an app would be told, and by which policy or binding. */
@Injectable()
export class PolicyEvaluation {
  constructor(
    @Inject(PolicyBook) private readonly book: PolicyBook,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(Catalog) private readonly catalog: Catalog,
  ) {}

  async evaluate(ctx: Context, body: EvaluatePolicyDto): Promise<PolicyEvaluationDto> {
    this.check(body);
    const pinned = await this.pinned(ctx, body);
    const environment = body.environment ?? pinned?.environment ?? 'production';
    const question: Question = { app: body.app ?? null, capability: body.capability, environment };
    const subjects = pinned ? [pinned] : this.subjects(await this.directory.all(ctx.tenantId), question, body.provider);
    return explain(await this.book.compiled(ctx.tenantId), question, subjects);
  }

  private check(body: EvaluatePolicyDto): void {
    const errors = noFieldErrors();
    if (!this.catalog.capability(body.capability)) errors['capability'] = ['There is no such capability.'];
    if (body.provider !== undefined && !isKnown(this.catalog, body.provider)) {
      errors['provider'] = ['There is no such provider.'];
    }
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
  }

  private async pinned(ctx: Context, body: EvaluatePolicyDto): Promise<ConnectionSnapshot | null> {
    if (body.integration_id === undefined) return null;
    const connection = await this.directory.snapshot(ctx.tenantId, body.integration_id);
    if (!connection) throw validationFailed({ integration_id: ['There is no such integration.'] });
    if (body.provider !== undefined && body.provider !== connection.provider) {
      throw validationFailed({ provider: [`This integration is of the provider ${connection.provider}.`] });
    }
    if (body.environment !== undefined && body.environment !== connection.environment) {
      throw validationFailed({ environment: [`This integration is in the environment ${connection.environment}.`] });
    }
    return connection;
  }

  /** The connections there that could be meant; without any, one that is not there, so that policies still answer. */
  private subjects(
    connections: readonly ConnectionSnapshot[],
    { capability, environment }: Question,
    provider: string | undefined,
  ): readonly JudgedConnection[] {
    const meant = connections.filter(
      (connection) =>
        connection.environment === environment &&
        connection.enabledCapabilities.includes(capability) &&
        (provider === undefined || connection.provider === provider),
    );
    if (meant.length > 0) return meant;
    return [{ id: NOBODY, provider: provider ?? NOBODY, environment, enabledCapabilities: [] }];
  }
}

/** Routing passes over what is denied, so of several connections the most welcome one answers. */
function explain(
  policies: CompiledPolicies,
  question: Question,
  subjects: readonly JudgedConnection[],
): PolicyEvaluationDto {
  const judged = subjects.map((connection) => ({ connection, verdict: policies.judge(question, connection) }));
  judged.sort((one, other) => WELCOME.indexOf(one.verdict.effect) - WELCOME.indexOf(other.verdict.effect));
  const [best] = judged;
  if (!best) throw new Error('There is always something to judge.');
  const { connection, verdict } = best;
  return {
    ...presentVerdict(verdict),
    provider: connection.provider === NOBODY ? null : connection.provider,
    integration_id: connection.id === NOBODY ? null : connection.id,
    environment: question.environment,
    policies: policies.matching(question, connection).map(({ id, name, effect }) => ({ policy_id: id, name, effect })),
    bindings: policies.bindingFates(question, connection).map(([binding, fate]) => ({
      app_binding_id: binding.id,
      slot: binding.slot,
      integration_id: binding.integrationId,
      fate,
    })),
  };
}

function presentVerdict(verdict: Verdict) {
  return {
    effect: verdict.effect,
    because: verdict.because,
    decided_by: verdict.decidedBy,
    policy_id: verdict.policyId,
    approval_expires_in: verdict.effect === 'require_approval' ? verdict.approvalSeconds : null,
  };
}
