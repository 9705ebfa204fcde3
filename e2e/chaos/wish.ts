import { aPayment, aTextMessage, type HubAnswer, type HubClient } from '@patchbay/testing';
import type { Asked } from './history.ts';

/** What a caller wants done; text messages are opaque at their vendor, payments carry a key of ours. */
export interface Wish {
  /** Also the idempotency key, unless there is another. */
  readonly marker: string;
  readonly capability?: 'send_sms' | 'initiate_payment';
  readonly mode?: 'sync' | 'async';
  readonly key?: string;
  readonly waitMs?: number;
}

interface OperationAnswer {
  readonly id: string;
  readonly result: Readonly<Record<string, string>> | null;
}

type Told = Omit<Asked, 'marker' | 'key'>;

const NO_ANSWER: Told = { status: null, operationId: null, effectId: null, code: null };

/** Sends the wish to this process and notes what comes back; never throws. */
export async function ask(hub: { readonly client: HubClient }, wish: Wish): Promise<Asked> {
  const { marker, key = marker } = wish;
  return askFor(hub.client, { marker, key, body: bodyOf(wish) });
}

/** The same with any body, under this key. */
export async function askFor(
  client: HubClient,
  { marker, key, body }: Pick<Asked, 'marker' | 'key'> & { readonly body: object },
): Promise<Asked> {
  const options = { body, headers: { 'idempotency-key': key } };
  const sent = client.request<OperationAnswer | undefined>('POST', '/api/v1/operations', options);
  const told = await sent.then(toldBy, () => NO_ANSWER);
  return { marker, key, ...told };
}

function toldBy({ status, body: { data, code } }: HubAnswer<OperationAnswer | undefined>): Told {
  const effectId: string | null = data?.result?.['message_id'] ?? data?.result?.['payment_id'] ?? null;
  return { status, operationId: data?.id ?? null, effectId, code: code ?? null };
}

function bodyOf({ marker, capability, mode = 'sync', waitMs }: Wish): object {
  const input =
    capability === 'initiate_payment'
      ? { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa', description: marker }
      : { to: '+15005550009', body: marker };
  const patience = mode === 'sync' && waitMs !== undefined ? { wait_ms: waitMs } : {};
  const changes = { mode, input, metadata: { marker }, ...patience };
  return capability === 'initiate_payment' ? aPayment(changes) : aTextMessage(changes);
}
