import { eventually } from '@patchbay/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { effectsIn, storedOperations } from '../chaos/history.ts';
import { Callers } from './callers.ts';
import { Crew } from './crew.ts';
import { Dice } from './dice.ts';
import { figuresOf, type Figures } from './figures.ts';
import { Ground } from './ground.ts';
import { arrivalsIn, breaches, courseOf, type Remains, type StoredAttempt, type StoredFacts } from './laws.ts';
import { MISHAPS, REDIS_MISHAPS, type Mishap } from './mishaps.ts';
import { Nurse } from './nurse.ts';
import { Patience } from './patience.ts';
import { settleTenant, type Tenant } from './tenants.ts';
import { Weather } from './weather.ts';
import { markerIn, Wishes } from './wishes.ts';

export interface CampaignOptions {
  readonly seed: number;
  /** Until so many operations were accepted. */
  readonly operations: number;
  readonly withRedis: boolean;
  /** Of each process. */
  readonly roles: readonly string[];
  readonly tenants: number;
  /** Asking at a time. */
  readonly callers: number;
  /** Each kind so often. */
  readonly rounds: number;
  /** Names of those that happen; default: every kind. */
  readonly mishaps?: ReadonlySet<string>;
  /** How long things stay broken. */
  readonly brokenMs: number;
  /** How often, of a hundred wishes, the next requests at some vendor go wrong. */
  readonly faults: number;
  /** Hears how it goes. */
  readonly say?: (line: string) => void;
}

export interface CampaignOutcome {
  /** What is wrong, one sentence each; empty: nothing. */
  readonly breaches: readonly string[];
  /** What is known of the wishes that a breach names. */
  readonly courses: readonly string[];
  readonly figures: Figures;
}

const MOST_COURSES = 20;

/** Everything that waits must end within this once everything is well again. */
const SETTLE_MS = 180_000;

/** Nothing may take longer than this on a machine that is busy with other things: then something hangs. */
const START_MS = 300_000;
const LOAD_MS = 180_000;
const LOAD_MS_PER_OPERATION = 120;
const MISHAP_MS = 360_000;
const CLOSE_MS = 120_000;

/** One campaign: load and mishaps at the same time, then healing, then the judgement. */
export class Campaign {
  private readonly dice: Dice;
  private readonly crew: Crew;
  private readonly happened = new Map<string, number>();
  private readonly patience = new Patience();
  private tenants: readonly Tenant[] = [];
  private progress = 0;

  private constructor(
    private readonly options: CampaignOptions,
    private readonly ground: Ground,
  ) {
    this.dice = new Dice(options.seed);
    this.crew = new Crew(ground);
  }

  static async run(options: CampaignOptions): Promise<CampaignOutcome> {
    const ground = await Ground.start(options.withRedis);
    const campaign = new Campaign(options, ground);
    try {
      return await campaign.run();
    } finally {
      await campaign.patience.for('the end of the hubs', CLOSE_MS, campaign.crew.close());
      await campaign.patience.for('the end of vendors, Postgres and Redis', CLOSE_MS, ground.close());
    }
  }

  private async run(): Promise<CampaignOutcome> {
    const { options, dice, ground, crew } = this;
    const started = performance.now();
    await this.patience.for('the start', START_MS, this.prepare());
    const weather = new Weather(ground, dice.fork(), options.faults / 100);
    const wishes = new Wishes(dice.fork(), this.tenants);
    const callers = new Callers(crew, wishes, dice.fork(), async () => {
      await weather.change();
      await this.keepPace(callers);
    });
    this.say(`${this.tenants.length} tenants at ${options.roles.length} processes; it begins`);
    const load = Promise.all([callers.run(options.callers, options.operations), this.misfortune(callers)]);
    const loadMs = LOAD_MS + options.operations * LOAD_MS_PER_OPERATION;
    await this.patience
      .for('the load', loadMs, load, () => callers.state())
      .catch((error: unknown) => {
        callers.stop();
        throw error;
      });
    const loaded = performance.now();
    this.say(`${callers.accepted} operations were accepted; everything heals`);
    const unsettled = await this.patience.for('the healing', MISHAP_MS + SETTLE_MS, this.heal());
    const remains = await this.remains(callers.asked);
    const figures = figuresOf(remains, {
      entries: ground.sandbox.journal.after(0),
      mishaps: this.happened,
      faults: weather.injected,
      loadMs: loaded - started,
      settleMs: performance.now() - loaded,
    });
    const wrong = [...unsettled, ...callers.unheard, ...breaches(remains)];
    const markers = new Set(wrong.flatMap((sentence) => /wish-\d+-\d+/.exec(sentence) ?? []));
    const courses = [...markers].slice(0, MOST_COURSES).flatMap((marker) => courseOf(remains, marker));
    return { breaches: wrong, courses, figures };
  }

  private async prepare(): Promise<void> {
    const { ground, crew, options } = this;
    const [first] = await Promise.all(options.roles.map((roles) => crew.hire(roles)));
    const doors = crew.doors();
    if (first === undefined || doors[0] === undefined) throw new Error('A campaign needs a process with a door.');
    const { client } = doors[0].hub;
    const numbers = Array.from({ length: options.tenants }, (_unused, index) => index + 1);
    this.tenants = await Promise.all(numbers.map((index) => settleTenant(client, ground.platformKey, index)));
  }

  /** The load waits for the mishaps, so that each meets its share of it. */
  private async keepPace(callers: Callers): Promise<void> {
    const share = this.options.operations / this.mishaps().length;
    while (callers.accepted > (this.progress + 2) * share && !callers.isDone) await sleep(20);
  }

  private async misfortune(callers: Callers): Promise<void> {
    const { crew, ground, tenants, options } = this;
    const scene = { ground, crew, tenants, dice: this.dice.fork(), brokenMs: options.brokenMs };
    const nurse = this.nurse();
    for (const { name, happen } of this.order()) {
      const share = options.operations / this.mishaps().length;
      // Once all was asked for, nothing is waited for: what is left of the mishaps meets what is still under way.
      while (callers.accepted < this.progress * share && !callers.isDone) await sleep(20);
      this.say(`${callers.accepted} accepted; ${name}`);
      await this.patience.for(name, MISHAP_MS, happen(scene));
      this.happened.set(name, (this.happened.get(name) ?? 0) + 1);
      await this.patience.for('a round of the nurse', MISHAP_MS, nurse.round()).catch(() => 0);
      this.progress += 1;
    }
    await crew.complete();
  }

  private order(): readonly Mishap[] {
    const dice = this.dice.fork();
    return Array.from({ length: this.options.rounds }, () => dice.shuffled(this.kinds())).flat();
  }

  private mishaps(): readonly unknown[] {
    return Array.from({ length: this.options.rounds * this.kinds().length });
  }

  private kinds(): readonly Mishap[] {
    const { withRedis, mishaps } = this.options;
    const all = withRedis ? [...MISHAPS, ...REDIS_MISHAPS] : MISHAPS;
    return mishaps === undefined ? all : all.filter(({ name }) => mishaps.has(name));
  }

  private nurse(): Nurse {
    return new Nurse(this.ground, this.tenants, () => this.crew.doors().map(({ hub }) => hub.url));
  }

  /** Nothing is broken any more; then what waits is given its time. Answers what did not end all the same. */
  private async heal(): Promise<string[]> {
    const { crew, ground } = this;
    await crew.complete();
    await ground.clearFaults();
    for (const member of crew.members.filter(({ isSick }) => isSick)) {
      crew.replace(member);
      await crew.complete();
      await crew.murder(member);
    }
    await crew.letLeasesRunOut();
    const nurse = this.nurse();
    const settled = eventually(async () => {
      const ill = await nurse.round();
      await this.letTimePass();
      const open = await this.open();
      if (ill > 0 || open.length > 0) throw new Error(JSON.stringify({ ill, open: open.slice(0, 5) }));
    }, SETTLE_MS);
    return settled.then(
      () => [],
      (error: unknown) => [`It did not settle in ${SETTLE_MS / 1_000} s: ${String(error)}`],
    );
  }

  /** As if the time that retries wait for were over; leases run on, for their holders are alive. */
  private async letTimePass(): Promise<void> {
    await this.ground.server.query(
      `WITH woken AS (
         UPDATE work SET due_at = now() WHERE queue = 'operations' AND claim_owner IS NULL
           AND due_at BETWEEN now() AND now() + interval '1 hour' RETURNING tenant_id, lane
       )
       UPDATE lanes l SET due_at = now() FROM woken
       WHERE l.queue = 'operations' AND l.tenant_id = woken.tenant_id AND l.lane = woken.lane AND l.due_at > now()`,
    );
  }

  private open(): Promise<object[]> {
    return this.ground.server.query(
      `SELECT o.id, o.status, o.mode, o.capability, o.provider, o.next_retry_at, w.due_at, w.claim_owner
       FROM operations o LEFT JOIN work w ON w.queue = 'operations' AND w.tenant_id = o.tenant_id AND w.id = o.id
       WHERE o.completed_at IS NULL OR w.id IS NOT NULL ORDER BY o.id`,
    );
  }

  private async remains(asked: Remains['asked']): Promise<Remains> {
    const { server, sandbox } = this.ground;
    const operations = await storedOperations((sql) => server.query(sql));
    const attempts = await server.query<StoredAttempt>(
      `SELECT operation_id, provider, outcome, status, error ->> 'code' AS code
       FROM operation_attempts ORDER BY operation_id, number, id`,
    );
    const facts = await server.query<StoredFacts>(
      `SELECT id, error ->> 'message' AS error_message,
         coalesce(result_redacted ->> 'message_id', result_redacted ->> 'payment_id') AS effect_id FROM operations`,
    );
    const entries = sandbox.journal.after(0);
    if (entries.length < sandbox.journal.newest) throw new Error('The journal has forgotten what the vendors did.');
    return {
      asked,
      operations,
      effects: effectsIn(entries, markerIn),
      arrivals: arrivalsIn(entries),
      attempts,
      facts,
    };
  }

  private say(line: string): void {
    this.options.say?.(line);
  }
}
