import { Injectable } from '@nestjs/common';
import type { ConnectionSnapshot } from '@patchbay/connections';
import type { Environment } from '@patchbay/provider-kit';

/** What a guard says of one connection. */
export interface GuardVerdict {
  readonly effect: 'allow' | 'deny' | 'require_approval';
  /** For people. */
  readonly because: string;
  readonly policyId: string | null;
}

export interface GuardQuestion {
  readonly app: string | null;
  readonly capability: string;
  readonly environment: Environment;
}

/** Somebody above routing who says which connections may be used (policies, app bindings); asked by the dry run. */
export abstract class RouteGuard {
  /** The returned function is asked once per connection. */
  abstract judgeFor(
    tenantId: string,
    question: GuardQuestion,
  ): Promise<(connection: ConnectionSnapshot) => GuardVerdict>;
}

/** The guard above registers here at start, so that routing need not know it. Without one everything is allowed. */
@Injectable()
export class RouteGuards {
  private guard: RouteGuard | null = null;

  register(guard: RouteGuard): void {
    this.guard = guard;
  }

  async judgeFor(
    tenantId: string,
    question: GuardQuestion,
  ): Promise<((connection: ConnectionSnapshot) => GuardVerdict) | null> {
    return this.guard && this.guard.judgeFor(tenantId, question);
  }
}
