import type { JournalEntry } from '@patchbay/provider-kit';

/** What one caller asked for and was told. `marker` names the intention: in the request, at the vendor, in the database. */
export interface Asked {
  readonly marker: string;
  readonly key: string;
  /** null: no answer came (the process died, or had stopped listening). */
  readonly status: number | null;
  readonly operationId: string | null;
  /** The vendor's id of the effect, when the answer names one. */
  readonly effectId: string | null;
  readonly code: string | null;
}

/** An operation as it stands in the database, with what its attempts say. */
export interface StoredOperation {
  readonly id: string;
  readonly status: string;
  readonly error_code: string | null;
  readonly idempotency_key: string | null;
  readonly marker: string;
  readonly attempts_count: number;
  /** Outcomes in the order of their numbers. */
  readonly attempts: readonly string[];
  readonly has_work: boolean;
  /** Nothing is done at the vendor. */
  readonly is_read?: boolean;
  /** Its caller allowed it to be done more than once. */
  readonly duplicate_safe?: boolean;
}

/** Something a simulated vendor did. */
export interface Effect {
  readonly marker: string;
  readonly id: string;
}

/** Everything a campaign leaves behind. */
export interface History {
  readonly asked: readonly Asked[];
  readonly operations: readonly StoredOperation[];
  readonly effects: readonly Effect[];
}

const TERMINAL = new Set(['delivered', 'exhausted', 'rejected', 'cancelled']);

/**
 * What is wrong with a history, one sentence each; empty: every acknowledged operation is there, has ended, and was done
 * once; nothing was done without a cause; one idempotency key is one operation.
 */
export function violations({ asked, operations, effects }: History): string[] {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const effectsOf = grouped(effects, (effect) => effect.marker);
  const causes = new Set(operations.map((operation) => operation.marker));
  return [
    ...operations.flatMap((operation) => wrongWith(operation, effectsOf.get(operation.marker) ?? [])),
    ...effects.filter(({ marker }) => !causes.has(marker)).map(({ marker }) => `${marker} was done without a cause`),
    ...asked.flatMap((each) => brokenPromise(each, byId, effectsOf.get(each.marker) ?? [])),
    ...sharedKeys(asked),
  ];
}

type Rule = (operation: StoredOperation, effects: readonly Effect[]) => string | false;

const RULES: readonly Rule[] = [
  ({ status }) => !TERMINAL.has(status) && 'has not ended',
  ({ has_work: hasWork }) => hasWork && 'still has work',
  ({ duplicate_safe: isSafe }, effects) => isSafe !== true && effects.length > 1 && `was done ${effects.length} times`,
  ({ status, is_read: isRead }, effects) =>
    status === 'delivered' && isRead !== true && effects.length === 0 && 'was not done',
  ({ status, attempts }) => status === 'delivered' && !attempts.includes('delivered') && 'has no attempt that says so',
  ({ status, error_code: code, duplicate_safe: isSafe }, effects) =>
    status !== 'delivered' &&
    code !== 'outcome_unknown' &&
    isSafe !== true &&
    effects.length > 0 &&
    'was done all the same',
  ({ attempts, attempts_count: counted }) =>
    counted !== attempts.length && `counts ${counted} attempts and has: ${attempts.join(', ')}`,
];

function wrongWith(operation: StoredOperation, effects: readonly Effect[]): string[] {
  const { marker, id, status, error_code: code } = operation;
  const name = `${marker} (${id}, ${status}${code === null ? '' : ` ${code}`})`;
  return RULES.map((rule) => rule(operation, effects)).flatMap((wrong) =>
    wrong === false ? [] : [`${name} ${wrong}`],
  );
}

function brokenPromise(
  { marker, status, operationId, effectId }: Asked,
  byId: ReadonlyMap<string, StoredOperation>,
  effects: readonly Effect[],
): string[] {
  if (operationId === null) return [];
  const operation = byId.get(operationId);
  if (operation === undefined) return [`${marker} was acknowledged as ${operationId} and is not there`];
  if (operation.marker !== marker) return [`${marker} was answered with ${operation.marker}`];
  if (status === 200 && operation.status !== 'delivered') return [`${marker} was delivered, now ${operation.status}`];
  if (effectId !== null && effects.every(({ id }) => id !== effectId)) return [`${marker} names ${effectId}, unknown`];
  return [];
}

function sharedKeys(asked: readonly Asked[]): string[] {
  const answered = asked.filter((each) => each.operationId !== null);
  return [...grouped(answered, (each) => each.key)].flatMap(([key, answers]) => {
    const ids = new Set(answers.map((each) => each.operationId));
    return ids.size > 1 ? [`the key ${key} stands for ${[...ids].join(' and ')}`] : [];
  });
}

/** The items of each key, in their order. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** What the vendors did, from their journal; `markerOf` finds the intention in a request. */
export function effectsIn(entries: readonly JournalEntry[], markerOf = markerInForm): Effect[] {
  return entries.flatMap((entry) => {
    const marker = markerOf(entry) ?? `${entry.vendor} ${entry.path}`;
    return entry.effects.map(({ id }) => ({ marker, id }));
  });
}

function markerInForm(entry: JournalEntry): string | null {
  const form = new URLSearchParams(entry.request_body);
  return form.get('Body') ?? form.get('description');
}

type Query = <Row extends object>(sql: string) => Promise<Row[]>;

/** Every operation of the database; the query must see every tenant. */
export function storedOperations(query: Query): Promise<StoredOperation[]> {
  return query<StoredOperation>(
    `SELECT o.id, o.status, o.error ->> 'code' AS error_code, o.idempotency_key, o.attempts_count,
       o.duplicate_safe, o.capability = 'verify_payment' AS is_read,
       coalesce(o.metadata ->> 'marker', o.id) AS marker,
       ARRAY(SELECT a.outcome FROM operation_attempts a
         WHERE a.tenant_id = o.tenant_id AND a.operation_id = o.id ORDER BY a.number, a.id) AS attempts,
       EXISTS (SELECT FROM work w WHERE w.queue = 'operations' AND w.tenant_id = o.tenant_id AND w.id = o.id) AS has_work
     FROM operations o ORDER BY o.id`,
  );
}
