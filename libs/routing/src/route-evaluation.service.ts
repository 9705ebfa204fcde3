import { Inject, Injectable } from '@nestjs/common';
import type { Availability, Candidates, Route, RouteQuestion, RuleFate } from './choose-route.ts';
import { holds, valueAt, type Condition } from './condition.ts';
import { RouteGuards, type GuardQuestion, type GuardVerdict } from './route-guard.ts';
import { Router, type MayUse } from './router.service.ts';
import type { RoutingRule } from './routing-rule.ts';

/** A condition beside what the request has there. */
export interface ConditionFinding {
  readonly condition: Condition;
  readonly actual: unknown;
  readonly holds: boolean;
}

/** One rule as it was tried. */
export interface RuleFinding {
  readonly rule: RoutingRule;
  readonly fate: RuleFate;
  readonly conditions: readonly ConditionFinding[];
}

/** A route and everything that led to it. */
export interface Evaluation {
  readonly route: Route;
  readonly rules: readonly RuleFinding[];
  /** The state of a connection for this request; `absent`: it was deleted, or has the capability switched off. */
  readonly availabilityOf: (connectionId: string) => Availability | 'absent';
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
    const rules: RuleFinding[] = [];
    let candidates: Candidates = new Map();
    const witness = {
      candidates: (found: Candidates) => (candidates = found),
      fate: (rule: RoutingRule, fate: RuleFate) =>
        rules.push({ rule, fate, conditions: rule.conditions.map((condition) => findingOf(condition, question)) }),
    };
    const route = await this.router.route(tenantId, question, witness, mayUse);
    return { route, rules, verdicts, availabilityOf: (id) => candidates.get(id)?.availability ?? 'absent' };
  }
}

function findingOf(condition: Condition, question: RouteQuestion): ConditionFinding {
  return { condition, actual: valueAt(question, condition.field), holds: holds(condition, question) };
}
