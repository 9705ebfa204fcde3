import type { JournalEntry } from '@patchbay/provider-kit';
import { grouped, violations, type History } from '../chaos/history.ts';
import { markerIn } from './wishes.ts';

/** A request that reached a vendor, as its journal tells. */
export interface Arrival {
  readonly marker: string;
  readonly vendor: string;
  readonly status: number | null;
  readonly outcome: JournalEntry['outcome'];
  readonly key: string | null;
  /** What was injected, if anything. */
  readonly fault: string | null;
  readonly effects: readonly string[];
}

/** A try, as the hub has written it down. */
export interface StoredAttempt {
  readonly operation_id: string;
  readonly provider: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly code: string | null;
}

/** What the campaign knows of an operation besides its history. */
export interface StoredFacts {
  readonly id: string;
  readonly error_message: string | null;
  /** The vendor's id of what was done, where the result names one. */
  readonly effect_id: string | null;
}

/** Everything a campaign leaves behind. */
export interface Remains extends History {
  /** In the order in which the vendors were done with them. */
  readonly arrivals: readonly Arrival[];
  /** In the order of their numbers. */
  readonly attempts: readonly StoredAttempt[];
  readonly facts: readonly StoredFacts[];
}

/** What is wrong with a campaign, one sentence each: the law of histories, and what the journals say of each try. */
export function breaches(remains: Remains): string[] {
  const cases = casesOf(remains);
  return [
    ...violations(remains),
    ...sharedMarkers(remains),
    ...sharedAnswers(remains),
    ...cases.flatMap((one) =>
      LAWS.map((law) => law(one)).flatMap((wrong) => (wrong === false ? [] : [`${one.name} ${wrong}`])),
    ),
  ];
}

/** What is known of a wish, line by line: for people who look into a breach. */
export function courseOf(remains: Remains, marker: string): string[] {
  return casesOf(remains)
    .filter(({ operation }) => operation.marker === marker)
    .flatMap(({ name, operation, arrivals, attempts }) => [
      `${name}${operation.duplicate_safe === true ? ', duplicate-safe' : ''}`,
      ...attempts.map((each) => `  attempt ${each.provider} ${each.outcome} ${each.status ?? ''} ${each.code ?? ''}`),
      ...arrivals.map(
        (each) =>
          `  arrival ${each.vendor} ${each.status ?? each.outcome} ${each.fault ?? ''} key ${each.key ?? 'none'}, ` +
          `effects: ${each.effects.join(' ')}`,
      ),
    ]);
}

interface Case {
  readonly name: string;
  readonly operation: Remains['operations'][number];
  readonly facts: StoredFacts | undefined;
  readonly arrivals: readonly Arrival[];
  readonly attempts: readonly StoredAttempt[];
}

type Law = (one: Case) => string | false;

const LAWS: readonly Law[] = [
  askedAfterUnknown,
  attemptedAfterUnknown,
  ({ operation, facts }) =>
    operation.status === 'exhausted' && (operation.error_code === null || !facts?.error_message) && 'is unexplained',
  answeredWithoutArrival,
  arrivedWithoutAttempt,
  namesAnotherEffect,
];

/** The vendor may have acted: it did, failed while it might have, or said nothing. */
function isUnclear({ outcome, status, effects }: Arrival): boolean {
  return effects.length > 0 || outcome !== 'answered' || (status !== null && status >= 500);
}

/** From the vendors' journals alone: nobody else, and the same vendor only under the same key. */
function askedAfterUnknown({ operation, arrivals }: Case): string | false {
  if (operation.duplicate_safe === true) return false;
  const first = arrivals.findIndex(isUnclear);
  const unclear = arrivals[first];
  if (unclear === undefined) return false;
  const later = arrivals.slice(first + 1);
  const other = later.find(({ vendor }) => vendor !== unclear.vendor);
  if (other) return `was asked of ${other.vendor} after its outcome at ${unclear.vendor} was unknown`;
  const unkeyed = later.find(({ key }) => key === null || key !== unclear.key);
  return unkeyed !== undefined && `was asked of ${unclear.vendor} again, without its key, after an unknown outcome`;
}

/** The same, from what the hub has written down itself. */
function attemptedAfterUnknown({ operation, attempts }: Case): string | false {
  if (operation.duplicate_safe === true) return false;
  const first = attempts.findIndex(({ outcome }) => outcome === 'unknown');
  const provider = attempts[first]?.provider;
  const other = attempts.slice(first + 1).find((attempt) => provider !== undefined && attempt.provider !== provider);
  return other !== undefined && `was tried at ${other.provider} after its outcome at ${String(provider)} was unknown`;
}

/** Every answer the hub has written down was given. */
function answeredWithoutArrival({ operation, attempts, arrivals }: Case): string | false {
  if (operation.is_read === true) return false;
  const given = arrivals.map(({ vendor, status }) => `${vendor} ${status}`);
  for (const { provider, status } of attempts) {
    if (status === null) continue;
    const at = given.indexOf(`${provider} ${status}`);
    if (at < 0) return `has an attempt that ${provider} answered ${status}, which it did not`;
    given.splice(at, 1);
  }
  return false;
}

/** Tries of which nothing can have arrived. */
const NOT_SENT = new Set([
  ...['dns_failed', 'connection_refused', 'connect_timeout', 'tls_failed', 'breaker_open', 'hub_unavailable'],
  ...['no_active_provider', 'shutting_down'],
]);

/** Every request a vendor has seen is accounted for by a try there. */
function arrivedWithoutAttempt({ operation, attempts, arrivals }: Case): string | false {
  if (operation.is_read === true) return false;
  for (const [vendor, arrived] of grouped(arrivals, (each) => each.vendor)) {
    const sent = attempts.filter(({ provider, code }) => provider === vendor && !NOT_SENT.has(code ?? ''));
    if (arrived.length > sent.length) {
      return `reached ${vendor} ${arrived.length} times in ${sent.length} attempts`;
    }
  }
  return false;
}

function namesAnotherEffect({ operation, facts, arrivals }: Case): string | false {
  const id = facts?.effect_id ?? null;
  if (operation.status !== 'delivered' || operation.is_read === true || id === null) return false;
  return !arrivals.some(({ effects }) => effects.includes(id)) && `names ${id}, which nobody did`;
}

/** Every wish has one key, so it is one operation. */
function sharedMarkers({ operations }: Remains): string[] {
  return [...grouped(operations, ({ marker }) => marker)].flatMap(([marker, same]) =>
    same.length > 1 ? [`${marker} became ${same.length} operations`] : [],
  );
}

/** Everybody who was told of an effect under one key was told of the same. */
function sharedAnswers({ asked }: Remains): string[] {
  const told = asked.filter(({ effectId }) => effectId !== null);
  return [...grouped(told, ({ key }) => key)].flatMap(([key, answers]) => {
    const ids = new Set(answers.map(({ effectId }) => effectId));
    return ids.size > 1 ? [`the key ${key} was answered with ${[...ids].join(' and ')}`] : [];
  });
}

function casesOf({ operations, arrivals, attempts, facts }: Remains): Case[] {
  const arrivalsOf = grouped(arrivals, ({ marker }) => marker);
  const attemptsOf = grouped(attempts, ({ operation_id: id }) => id);
  const factsOf = new Map(facts.map((each) => [each.id, each]));
  return operations.map((operation) => ({
    name: `${operation.marker} (${operation.id}, ${operation.status} ${operation.error_code ?? ''})`,
    operation,
    facts: factsOf.get(operation.id),
    arrivals: arrivalsOf.get(operation.marker) ?? [],
    attempts: attemptsOf.get(operation.id) ?? [],
  }));
}

/** What reached the vendors for a wish. */
export function arrivalsIn(entries: readonly JournalEntry[]): Arrival[] {
  return entries.flatMap((entry) => {
    const marker = markerIn(entry);
    if (marker === null) return [];
    const { vendor, status, outcome, fault, idempotency_key: key } = entry;
    return [{ marker, vendor, status, outcome, key, fault, effects: entry.effects.map(({ id }) => id) }];
  });
}
