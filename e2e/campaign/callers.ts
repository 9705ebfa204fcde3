import { setTimeout as sleep } from 'node:timers/promises';
import { askFor } from '../chaos/wish.ts';
import type { Asked } from '../chaos/history.ts';
import type { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { seconds } from './patience.ts';
import type { CampaignWish, Wishes } from './wishes.ts';

/** An insisting caller asks so often, then it gives up without an answer. */
const MOST_TIMES = 200;
const PAUSE_MS = 50;
/** Whoever asks is answered within this, or its process is dead: no wish waits for longer than three seconds. */
const PATIENCE_MS = 90_000;

/** Those who want things done, all at the same time, at whatever door they find. */
export class Callers {
  /** What every caller was told, also those who were told nothing. */
  readonly asked: Asked[] = [];
  /** Wishes that became an operation. */
  accepted = 0;
  /** Requests that a process which was there neither answered nor cut, one sentence each. */
  readonly unheard: string[] = [];
  /** All that was wanted is accepted and followed, or they were told to stop. */
  isDone = false;
  private stopped = false;
  private readonly busy = new Map<string, number>();

  constructor(
    private readonly crew: Crew,
    private readonly wishes: Wishes,
    private readonly dice: Dice,
    private readonly beforeEach: () => Promise<void>,
  ) {}

  /** So many callers, until so many operations were accepted. */
  async run(callers: number, goal: number): Promise<void> {
    const one = async (): Promise<void> => {
      while (this.accepted < goal && !this.stopped) {
        await this.beforeEach();
        await this.express(this.wishes.next());
      }
    };
    try {
      await Promise.all(Array.from({ length: callers }, one));
    } finally {
      this.stop();
    }
  }

  stop(): void {
    this.stopped = true;
    this.isDone = true;
  }

  /** For who waits for them: how far they are, and which wishes are open. */
  state(): string {
    const open = [...this.busy].map(([marker, since]) => `${marker} for ${seconds(performance.now() - since)}`);
    return `${this.accepted} accepted, ${this.isDone ? 'all callers are done' : `open: ${open.join(', ')}`}`;
  }

  private async express(wish: CampaignWish): Promise<void> {
    this.busy.set(wish.marker, performance.now());
    await this.fulfil(wish);
    this.busy.delete(wish.marker);
  }

  private async fulfil(wish: CampaignWish): Promise<void> {
    const told = await Promise.all(Array.from({ length: wish.callers }, () => this.ask(wish)));
    this.asked.push(...told.flat());
    const operationId = told.flat().find((each) => each.operationId !== null)?.operationId;
    if (operationId === undefined || operationId === null) return;
    this.accepted += 1;
    await this.follow(wish, operationId);
  }

  /** Everything this caller was told, its last answer last. */
  private async ask(wish: CampaignWish): Promise<Asked[]> {
    const told: Asked[] = [];
    for (let left = MOST_TIMES; left > 0 && !this.stopped; left -= 1) {
      const answer = await this.askOnce(wish);
      told.push(answer);
      if (!wish.insists || !isTemporary(answer)) break;
      await sleep(PAUSE_MS);
    }
    return told;
  }

  private async askOnce({ marker, tenant, body }: CampaignWish): Promise<Asked> {
    const client = tenant.client.at(this.door());
    const answer = await this.patiently(marker, client.url, askFor(client, { marker, key: marker, body }));
    return answer ?? { marker, key: marker, status: null, operationId: null, effectId: null, code: null };
  }

  /** Null, and noted, when nothing came although whoever was asked has not died. */
  private async patiently<T>(what: string, door: string, asking: Promise<T>): Promise<T | null> {
    const patience = new AbortController();
    const silence = sleep(PATIENCE_MS, 'silence' as const, patience).catch(() => 'silence' as const);
    const answer = await Promise.race([asking, silence]);
    patience.abort();
    if (answer !== 'silence') return answer;
    this.unheard.push(`${what} had no answer from ${door} in ${PATIENCE_MS / 1_000} s`);
    return null;
  }

  /** A person cancels what still waits; or somebody repeats the request, whatever has become of it. */
  private async follow(wish: CampaignWish, operationId: string): Promise<void> {
    if (wish.afterwards === 'ask_again') this.asked.push(await this.askOnce(wish));
    if (wish.afterwards !== 'cancel') return;
    const client = wish.tenant.client.at(this.door());
    const asking = client.request('POST', `/api/v1/operations/${operationId}/cancel`).catch(() => undefined);
    await this.patiently(`cancelling ${wish.marker}`, client.url, asking);
  }

  /** Of some process that is there; a caller does not see which are about to die. */
  private door(): string {
    const doors = this.crew.doors();
    return doors.length === 0 ? 'http://127.0.0.1:9' : this.dice.pick(doors).hub.url;
  }
}

/** Nobody was there, or the hub says itself that it could not decide now. */
function isTemporary({ status, operationId }: Asked): boolean {
  return operationId === null && (status === null || status === 503);
}
