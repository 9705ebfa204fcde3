import { aPayment, aTextMessage } from '@patchbay/testing';
import type { JournalEntry } from '@patchbay/provider-kit';
import type { Dice } from './dice.ts';
import type { Tenant } from './tenants.ts';

/** Something a caller wants done, and how it behaves until it knows. */
export interface CampaignWish {
  readonly marker: string;
  readonly tenant: Tenant;
  readonly body: object;
  /** So many callers ask for it at once, each at a door of its own. */
  readonly callers: number;
  /** Asks again, with the same key, until it is told an operation. */
  readonly insists: boolean;
  /** What its caller does about the answer. */
  readonly afterwards: 'nothing' | 'cancel' | 'ask_again';
}

const MARKER = /wish-\d+-\d+/;

/** The wish behind a request, as the vendor sees it: in the text, the description, the body. */
export function markerIn({ request_body: body }: JournalEntry): string | null {
  return MARKER.exec(body)?.[0] ?? null;
}

/** An endless list of wishes; the same for the same dice and tenants. */
export class Wishes {
  private made = 0;

  constructor(
    private readonly dice: Dice,
    private readonly tenants: readonly Tenant[],
  ) {}

  next(): CampaignWish {
    const { dice } = this;
    this.made += 1;
    const tenant = dice.pick(this.tenants);
    const marker = `wish-${tenant.index}-${this.made}`;
    return {
      marker,
      tenant,
      body: this.body(tenant, marker),
      callers: dice.chance(0.1) ? 2 + dice.below(4) : 1,
      insists: dice.chance(0.8),
      afterwards: dice.chance(0.04) ? 'cancel' : dice.chance(0.05) ? 'ask_again' : 'nothing',
    };
  }

  private body(tenant: Tenant, marker: string): object {
    const { dice } = this;
    const mode = dice.chance(0.55) ? 'sync' : 'async';
    const changes = {
      mode,
      ...(mode === 'sync' ? { wait_ms: dice.pick([0, 500, 3_000]) } : {}),
      metadata: { marker, urgent: dice.chance(0.3) },
      ...(dice.chance(0.08) ? { duplicate_safe: true } : {}),
    };
    const kind = dice.next();
    if (kind < 0.5) return this.textMessage(tenant, marker, changes);
    if (kind < 0.78) return this.payment(tenant, marker, changes);
    return kind < 0.9 ? this.request(marker, changes) : this.verification(changes);
  }

  private textMessage({ connections }: Tenant, marker: string, changes: object): object {
    const pinned = this.dice.chance(0.15)
      ? { integration_id: connections[this.dice.pick(['twilio', 'plivo'] as const)] }
      : {};
    return aTextMessage({ ...changes, ...pinned, input: { to: '+15005550009', body: marker } });
  }

  private payment({ connections }: Tenant, marker: string, changes: object): object {
    const pinned = this.dice.chance(0.1)
      ? { integration_id: connections[this.dice.pick(['stripe', 'square'] as const)] }
      : {};
    const input = { amount: 1999, currency: 'eur', payment_method: 'pm_card_visa', description: marker };
    return aPayment({ ...changes, ...pinned, input });
  }

  /** To a vendor that limits, and that nobody can stand in for. */
  private request(marker: string, changes: object): object {
    const input = { method: 'POST', path: '/things', body: { marker } };
    return { capability: 'http_request', environment: 'sandbox', ...changes, input };
  }

  /** A read; nobody knows the payment, which is an answer, too. */
  private verification(changes: object): object {
    return { capability: 'verify_payment', environment: 'sandbox', ...changes, input: { payment_id: 'pi_unknown' } };
  }
}
