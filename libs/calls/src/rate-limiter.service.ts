import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ChangeBus, Clock, Lifecycle, DRAIN, Log, type SystemTransaction } from '@patchbay/platform';
import type { RateLimit } from '@patchbay/provider-kit';
import { BackgroundTasks } from './background-tasks.ts';
import type { CallTarget } from './call-target.ts';
import { LIMITS_TOPIC } from './calls.events.ts';
import { boundSize, connectionKey } from './connection-key.ts';
import { PermitBook, permitRequest, windowName, type PermitGrant, type PermitRequest } from './permit-book.ts';
import { budgetOf, type BudgetDescription } from './rate-budget.ts';
import { RateWindowRepository } from './rate-window.repository.ts';

export type LimitedTarget = Pick<
  CallTarget,
  'tenantId' | 'connectionId' | 'provider' | 'environment' | 'config' | 'rateLimit'
>;

const MAX_CONNECTIONS = 20_000;
/** A suspension that ends this much later than the known one is worth telling the others. */
const WORTH_TELLING_MS = 1_000;

/** One budget per connection, shared by all processes: each holds a block of permits, so that a warm call asks nobody. */
@Injectable()
export class RateLimiter implements OnModuleInit {
  private readonly books = new Map<string, PermitBook>();
  private readonly refills = new Map<PermitBook, Promise<void>>();
  /** Monotonic end of each connection's silence. Few: only those a vendor asked for. */
  private readonly suspendedUntil = new Map<string, number>();
  private readonly tasks: BackgroundTasks;

  constructor(
    @Inject(RateWindowRepository) private readonly windows: RateWindowRepository,
    @Inject(ChangeBus) private readonly changes: ChangeBus,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Log) log: Log,
    @Inject(Lifecycle) lifecycle: Lifecycle,
  ) {
    this.tasks = new BackgroundTasks((what, error) => log.warn(`${what} failed`, { area: 'calls', error }));
    lifecycle.onDrain(DRAIN.writers, 'rate limits', () => this.tasks.drain());
  }

  async onModuleInit(): Promise<void> {
    this.changes.subscribe(LIMITS_TOPIC, (change) => {
      this.tasks.start('reading suspensions', () =>
        change === 'all' ? this.loadAll() : this.load(change.tenantId, change.id),
      );
    });
    await this.loadAll();
  }

  /** Takes one permit: 0, or the milliseconds to wait. A promise only when permits have to be fetched. */
  take(target: LimitedTarget): number | Promise<number> {
    const key = connectionKey(target.tenantId, target.connectionId);
    const suspendedMs = this.suspendedMs(key);
    if (suspendedMs > 0) return suspendedMs;
    const limit = limitOf(target);
    if (limit === null) return 0;
    const book = this.book(key, limit);
    const now = this.clock.monotonicMs();
    if (book.take(now)) return 0;
    const blocked = book.blockedMs(now);
    return blocked > 0 ? blocked : this.takeAfterRefill(target, limit, key, book);
  }

  /**
   * What the operation's own INSERT should take on its way, so that the limiter costs no query of its own; null while this
   * process holds enough, or somebody is asking already. Whoever gets a request answers it by `grant`.
   */
  permitRequest(target: LimitedTarget): PermitRequest | null {
    const limit = limitOf(target);
    if (limit === null) return null;
    const request = this.request(target, limit);
    const book = this.book(connectionKey(target.tenantId, target.connectionId), limit);
    return book.shouldRequest(request) ? request : null;
  }

  /** Hands back what `patchbay_take_permits` answered. */
  grant(request: PermitRequest, grant: PermitGrant): void {
    const book = this.books.get(connectionKey(request.tenantId, request.connectionId));
    // The limit was changed meanwhile: what was granted under the one before stays counted, and unused.
    if (book?.answers(request)) book.granted(request, grant);
  }

  /** What is used up over all processes, and until when the vendor asked for silence: as the database has it. */
  async describe(on: Pick<SystemTransaction, 'query'>, target: LimitedTarget): Promise<BudgetDescription> {
    const limit = limitOf(target);
    const { tenantId, connectionId } = target;
    const [counted, suspendedUntil] = [
      limit && (await this.windows.counted(on, tenantId, connectionId, windowName(limit))),
      await this.windows.suspendedUntil(on, tenantId, connectionId),
    ];
    return { limit, suspendedUntil, window: limit && budgetOf(limit, counted) };
  }

  /** The vendor asked for silence: heard here at once, persisted and told to the other processes off the hot path. */
  suspend(tenantId: string, connectionId: string, ms: number): void {
    const key = connectionKey(tenantId, connectionId);
    if (ms <= this.suspendedMs(key) + WORTH_TELLING_MS) return;
    this.remember(key, ms);
    this.tasks.start('storing a suspension', () => this.windows.suspend(tenantId, connectionId, ms));
  }

  private suspendedMs(key: string): number {
    if (this.suspendedUntil.size === 0) return 0;
    const until = this.suspendedUntil.get(key);
    if (until === undefined) return 0;
    const remaining = until - this.clock.monotonicMs();
    if (remaining > 0) return remaining;
    this.suspendedUntil.delete(key);
    return 0;
  }

  private async takeAfterRefill(
    target: LimitedTarget,
    limit: RateLimit,
    key: string,
    book: PermitBook,
  ): Promise<number> {
    for (;;) {
      await this.refill(this.request(target, limit), book);
      const now = this.clock.monotonicMs();
      if (book.take(now)) return Math.max(0, this.suspendedMs(key));
      // Others took the whole block: ask again, unless there is nothing left to ask for.
      const blocked = book.blockedMs(now);
      if (blocked > 0) return blocked;
    }
  }

  /** One question at a time per connection and limit, whoever waits. */
  private refill(request: PermitRequest, book: PermitBook): Promise<void> {
    const running = this.refills.get(book);
    if (running !== undefined) return running;
    const refill = this.windows
      .take(request)
      .then((grant) => book.granted(request, grant))
      .finally(() => this.refills.delete(book));
    this.refills.set(book, refill);
    return refill;
  }

  private request(target: LimitedTarget, limit: RateLimit): PermitRequest {
    return permitRequest(target.tenantId, target.connectionId, limit, this.clock.monotonicMs());
  }

  private book(key: string, limit: RateLimit): PermitBook {
    let book = this.books.get(key);
    if (book === undefined || !book.isOf(limit)) {
      book = new PermitBook(limit);
      this.books.set(key, book);
      boundSize(this.books, MAX_CONNECTIONS);
    }
    return book;
  }

  private remember(key: string, ms: number): void {
    this.suspendedUntil.set(key, this.clock.monotonicMs() + ms);
    boundSize(this.suspendedUntil, MAX_CONNECTIONS);
  }

  private async load(tenantId: string, connectionId: string): Promise<void> {
    const [found] = await this.windows.suspension(tenantId, connectionId);
    if (found !== undefined) this.remember(connectionKey(tenantId, connectionId), found.remaining_ms);
  }

  private async loadAll(): Promise<void> {
    for (const row of await this.windows.suspensions()) {
      this.remember(connectionKey(row.tenant_id, row.connection_id), row.remaining_ms);
    }
  }
}

function limitOf(target: LimitedTarget): RateLimit | null {
  return target.rateLimit ?? providersLimit(target);
}

/** What the provider says for such a connection; null: no limit is known. */
export function providersLimit({
  provider: { rateLimit: limit },
  environment,
  config,
}: Pick<LimitedTarget, 'provider' | 'environment' | 'config'>): RateLimit | null {
  if (limit === undefined) return null;
  return typeof limit === 'function' ? limit(environment, config) : limit;
}
