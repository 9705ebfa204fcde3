import { Inject, Injectable } from '@nestjs/common';
import type { Route, RouteQuestion, RuleFate } from './choose-route.ts';
import { RouteGuards, type GuardQuestion, type GuardVerdict } from './route-guard.ts';
import { Router, type MayUse } from './router.service.ts';
import type { RoutingRule } from './routing-rule.ts';

/** A route and everything that led to it. */
export interface Evaluation {
  readonly route: Route;
  readonly rules: readonly { readonly rule: RoutingRule; readonly fate: RuleFate }[];
  /** Of each connection that has the capability enabled and is not switched off, by id. */
  readonly verdicts: ReadonlyMap<string, GuardVerdict>;
}

/** The dry run: what an operation would be told, and why. */
@Injectable()
export class RouteEvaluation {
  constructor(
    @Inject(Router) private readonly router: Router,
    @Inject(RouteGuards) private readonly guards: RouteGuards,
  ) {}

  async evaluate(tenantId: string, question: RouteQuestion & GuardQuestion): Promise<Evaluation> {
    const judge = await this.guards.judgeFor(tenantId, question);
    const verdicts = new Map<string, GuardVerdict>();
    const mayUse: MayUse = (connection) => {
      // Routing looks at connections of every environment; what is elsewhere is nothing the question is about.
      if (judge === null || connection.environment !== question.environment) return true;
      const verdict = judge(connection);
      verdicts.set(connection.id, verdict);
      return verdict.effect !== 'deny';
    };
    const rules: { rule: RoutingRule; fate: RuleFate }[] = [];
    const route = await this.router.route(tenantId, question, (rule, fate) => rules.push({ rule, fate }), mayUse);
    return { route, rules, verdicts };
  }
}
