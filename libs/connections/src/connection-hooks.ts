import { Injectable } from '@nestjs/common';
import { conflict, Log, type Context, type TransactionContext } from '@patchbay/platform';
import type { ConnectionRow } from './connection.entity.ts';
import { subjectOf, type ConnectionEventSubject } from './connection.events.ts';

export interface HookSubject extends ConnectionEventSubject {
  readonly tenantId: string;
  readonly id: string;
}

/** Why a before-hook does not let it happen, for the person who asked. */
export interface Refusal {
  readonly refuse: string;
}

/** A before-hook runs inside the transaction and may refuse; null lets it happen. */
export type BeforeHook = (ctx: TransactionContext, subject: HookSubject) => Promise<Refusal | null>;
/** An after-hook runs once the change is committed; what must not be lost listens to the outbox's events instead. */
export type AfterHook = (ctx: Context, subject: HookSubject) => void;

export function hookSubject(row: ConnectionRow): HookSubject {
  return { ...subjectOf(row), tenantId: row.tenantId, id: row.id };
}

/** `connect`: credentials come in where there were none. `disconnect`: they are shredded. */
export type HookMoment = 'connect' | 'disconnect';

/** Where other libs join in when a connection is connected or disconnected. */
@Injectable()
export class ConnectionHooks {
  private readonly befores: { moment: HookMoment; hook: BeforeHook }[] = [];
  private readonly afters: { moment: HookMoment; hook: AfterHook }[] = [];

  constructor(private readonly log: Log) {}

  before(moment: HookMoment, hook: BeforeHook): void {
    this.befores.push({ moment, hook });
  }

  after(moment: HookMoment, hook: AfterHook): void {
    this.afters.push({ moment, hook });
  }

  /** Asks everybody and arranges the after-hooks; 409 with the message of the first who refuses. */
  async run(ctx: TransactionContext, moment: HookMoment, subject: HookSubject): Promise<void> {
    for (const { hook } of this.befores.filter((each) => each.moment === moment)) {
      const answer = await hook(ctx, subject);
      if (answer !== null) throw conflict(answer.refuse);
    }
    ctx.tx.afterCommit(() => this.runAfter(ctx, moment, subject));
  }

  private runAfter(ctx: TransactionContext, moment: HookMoment, subject: HookSubject): void {
    const { tx: _ended, ...outside } = ctx;
    for (const { hook } of this.afters.filter((each) => each.moment === moment)) {
      try {
        hook(outside, subject);
      } catch (error) {
        this.log.error('a hook after a connection changed failed', { moment, connection_id: subject.id, error });
      }
    }
  }
}
