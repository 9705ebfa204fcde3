import { Inject, Injectable } from '@nestjs/common';
import { Breakers } from '@patchbay/calls';
import { ConnectionDirectory, type ConnectionSnapshot } from '@patchbay/connections';
import {
  chooseRoute,
  pinnedRoute,
  type Availability,
  type Candidates,
  type Route,
  type RouteCandidate,
  type RouteQuestion,
  type RuleFate,
} from './choose-route.ts';
import type { RoutingRule } from './routing-rule.ts';
import { RuleBook } from './rule-book.service.ts';

/** Whether whoever asks may use the connection; asked of each that has the capability enabled and is not switched off. */
export type MayUse = (connection: ConnectionSnapshot) => boolean;

/** Hears what led to a route; the dry run has one, the hot path none. */
export interface RouteWitness {
  /** Every connection that has the capability switched on, with its state at this moment. */
  candidates(candidates: Candidates): void;
  /** Each rule, in order of evaluation. */
  fate(rule: RoutingRule, fate: RuleFate): void;
}

/** Which connection serves a request, by the tenant's rules and the state its connections are in. No query when warm. */
@Injectable()
export class Router {
  constructor(
    @Inject(RuleBook) private readonly book: RuleBook,
    @Inject(ConnectionDirectory) private readonly directory: ConnectionDirectory,
    @Inject(Breakers) private readonly breakers: Breakers,
  ) {}

  /**
   * By the rules. What `mayUse` refuses is passed over like a connection that is unavailable, its rule's fallback still
   * considered; when nothing else is left, `deniedId` names it.
   */
  async route(tenantId: string, question: RouteQuestion, witness?: RouteWitness, mayUse?: MayUse): Promise<Route> {
    const compiled = this.book.compiled(tenantId);
    const rules = compiled instanceof Promise ? await compiled : compiled;
    const connections = this.directory.allNow(tenantId) ?? (await this.directory.all(tenantId));
    const candidates = this.candidates(connections, question.capability, mayUse);
    if (!witness) return chooseRoute(rules, candidates, question);
    witness.candidates(candidates);
    return chooseRoute(rules, candidates, question, (rule, fate) => witness.fate(rule, fate));
  }

  /** To the connection the caller named, or one an operation is bound to: no rule, no fallback. */
  routeTo(connection: ConnectionSnapshot, capability: string, mayUse?: MayUse): Route {
    if (!connection.enabledCapabilities.includes(capability)) return { kind: 'none' };
    return pinnedRoute(this.candidate(connection, mayUse));
  }

  private candidates(
    connections: readonly ConnectionSnapshot[],
    capability: string,
    mayUse: MayUse | undefined,
  ): Candidates {
    const able = new Map<string, RouteCandidate>();
    for (const connection of connections) {
      if (connection.enabledCapabilities.includes(capability)) {
        able.set(connection.id, this.candidate(connection, mayUse));
      }
    }
    return able;
  }

  private candidate(connection: ConnectionSnapshot, mayUse: MayUse | undefined): RouteCandidate {
    return {
      integrationId: connection.id,
      environment: connection.environment,
      availability: this.availability(connection, mayUse),
    };
  }

  private availability(connection: ConnectionSnapshot, mayUse: MayUse | undefined): Availability {
    // Switched off is switched off for everybody: then no policy is to blame.
    if (connection.status !== 'inactive' && mayUse?.(connection) === false) return 'denied';
    if (connection.status === 'active') {
      return this.breakers.stateOf(connection.tenantId, connection.id) === 'open' ? 'breaker_open' : 'available';
    }
    return connection.status === 'pending_verify' ? 'pending' : connection.status;
  }
}
