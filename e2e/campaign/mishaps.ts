import { eventually } from '@patchbay/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Crew, Member, Sicknesses } from './crew.ts';
import type { Dice } from './dice.ts';
import { SICKNESSES, VENDORS, type Ground } from './ground.ts';
import type { Tenant } from './tenants.ts';

/** What mishaps happen to. */
export interface Scene {
  readonly ground: Ground;
  readonly crew: Crew;
  readonly tenants: readonly Tenant[];
  readonly dice: Dice;
  /** How long things stay broken. */
  readonly brokenMs: number;
}

export interface Mishap {
  readonly name: string;
  readonly happen: (scene: Scene) => Promise<void>;
}

/** What befalls processes, the database, Redis, lines and vendors; each is over, or on its way back, when `happen` ends. */
export const MISHAPS: readonly Mishap[] = [
  { name: 'a process is killed -9', happen: (scene) => loseProcess(scene) },
  { name: 'the process with all roles is killed -9', happen: (scene) => loseProcess(scene, isMixed) },
  { name: 'a process is frozen past its leases and woken', happen: (scene) => freezeProcess(scene) },
  { name: 'a process is frozen past its leases and killed', happen: (scene) => freezeProcess(scene, 'kill') },
  { name: 'a process is told to stop', happen: retireProcess },
  { name: 'a process comes that reaches no vendor (DNS, TLS, time-out of the handshake)', happen: loseTheWay },
  { name: 'Postgres is killed -9', happen: losePostgres },
  { name: 'a vendor refuses connections', happen: refuseConnections },
  { name: 'kept-alive connections have gone stale', happen: goStale },
  { name: 'a vendor is down until breakers open', happen: outage },
  { name: 'a vendor has revoked the keys', happen: revocation },
  { name: 'a person switches a connection off and on', happen: switchOff },
  { name: 'a person opens a breaker', happen: openBreaker },
];

/** Those of a campaign with Redis. */
export const REDIS_MISHAPS: readonly Mishap[] = [
  { name: 'Redis is wiped', happen: async ({ ground }) => ground.redis?.wipe() },
  { name: 'Redis is killed and started again', happen: ({ ground }) => ground.restartRedis() },
];

/** Enough for a campaign in short: a process, Postgres and Redis lose what they had, and lines are cut. */
export const ESSENTIAL: ReadonlySet<string> = new Set([
  'a process is killed -9',
  'Postgres is killed -9',
  'a vendor refuses connections',
  'kept-alive connections have gone stale',
  'Redis is wiped',
]);

const isMixed = ({ roles }: Member): boolean => roles.includes('http') && roles.includes('worker');

/** Some process that is well and not the last; null: all are on their way. */
function victim({ crew, dice }: Scene, suits: (member: Member) => boolean = () => true): Member | null {
  const healthy = crew.members.filter(({ isSick }) => !isSick);
  const found = healthy.filter(suits);
  return healthy.length < 2 || found.length === 0 ? null : dice.pick(found);
}

async function loseProcess(scene: Scene, suits?: (member: Member) => boolean): Promise<void> {
  await scene.crew.complete();
  const member = victim(scene, suits);
  if (member === null) return;
  await scene.crew.murder(member);
  scene.crew.replace(member);
}

async function freezeProcess(scene: Scene, then: 'wake' | 'kill' = 'wake'): Promise<void> {
  const { crew, brokenMs } = scene;
  const member = victim(scene);
  if (member === null) return;
  await crew.freeze(member);
  await sleep(brokenMs);
  if (then === 'wake') return crew.wake(member);
  await crew.murder(member);
  crew.replace(member);
}

async function retireProcess(scene: Scene): Promise<void> {
  const member = victim(scene);
  if (member === null) return;
  scene.crew.replace(member);
  await scene.crew.retire(member);
}

/** Takes the place of a sound one until the next mishap of this kind, or the end. */
async function loseTheWay(scene: Scene): Promise<void> {
  const { crew, dice } = scene;
  const before = crew.members.find(({ isSick }) => isSick);
  const member = before ?? victim(scene);
  if (member === null) return;
  const [first, second, third] = dice.shuffled(VENDORS);
  const [one, two, three] = SICKNESSES;
  const sicknesses: Sicknesses = { [first!]: one, [second!]: two, [third!]: three };
  crew.replace(member, before === undefined ? sicknesses : null);
  await crew.complete();
  await crew.retire(member);
}

async function losePostgres({ ground }: Scene): Promise<void> {
  const before = await eventually(() => ground.server.pid());
  await ground.killPostgres();
  await eventually(async () => {
    if ((await ground.server.pid()) === before) throw new Error('Nobody has started Postgres again.');
    await ground.server.query('SELECT 1');
  });
}

async function refuseConnections({ ground, dice, brokenMs }: Scene): Promise<void> {
  await ground.wires.get(dice.pick(VENDORS))?.refuse(brokenMs);
}

async function goStale({ ground }: Scene): Promise<void> {
  for (const wire of ground.wires.values()) wire.goStale();
}

async function outage({ ground, dice, brokenMs }: Scene): Promise<void> {
  await ground.inject(dice.pick(VENDORS), { kind: 'server_error', status: dice.pick([500, 503]), count: 40 });
  await sleep(brokenMs);
}

/** Verifications, too: so it is found to be true, and the connection turns red. */
async function revocation({ ground, dice, brokenMs }: Scene): Promise<void> {
  await ground.inject(dice.pick(VENDORS), { kind: 'revoked', count: 12 });
  await sleep(brokenMs);
}

async function switchOff(scene: Scene): Promise<void> {
  const ask = atSomeConnection(scene);
  await ask('POST', '/disable');
  await sleep(scene.brokenMs);
  await ask('POST', '/activate');
}

async function openBreaker(scene: Scene): Promise<void> {
  const ask = atSomeConnection(scene);
  await ask('PATCH', '/breaker', { state: 'open' });
  await sleep(scene.brokenMs);
  await ask('PATCH', '/breaker', { state: 'auto' });
}

/** Whoever looks after the connections repeats what went unheard. */
function atSomeConnection({ crew, tenants, dice }: Scene) {
  const tenant = dice.pick(tenants);
  const id = tenant.connections[dice.pick(VENDORS)];
  return async (method: string, path: string, body?: object): Promise<void> => {
    const [door] = crew.doors();
    if (door === undefined) return;
    const client = tenant.client.at(door.hub.url);
    const options = body === undefined ? {} : { body };
    await client.request(method, `/api/v1/integrations/${id}${path}`, options).catch(() => undefined);
  };
}
