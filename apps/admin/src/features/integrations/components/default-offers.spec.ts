import { describe, expect, it } from '@jest/globals';
import type { RoutingRule } from '../api/list-default-rules.ts';
import { aConnection } from '../testing/builders.ts';
import { defaultOffers } from './default-offers.ts';

const HERE = aConnection('twilio', 'connected');
const OTHER = aConnection('plivo', 'connected');
const IN_PRODUCTION = { ...aConnection('vonage', 'connected'), environment: 'production' as const };

function offer(...rules: { capability: string; integration_id: string }[]) {
  const known = { connections: [HERE, OTHER, IN_PRODUCTION], rules: rules as RoutingRule[] };
  return defaultOffers(HERE, ['send_sms'], known)[0];
}

describe('what a connection could serve by default', () => {
  it('is open where nothing does', () => {
    expect(offer()).toMatchObject({ isDefault: false, rule: undefined, other: undefined });
    expect(offer({ capability: 'send_email', integration_id: OTHER.id })).toMatchObject({ rule: undefined });
  });

  it('is its own already, or that of another connection', () => {
    expect(offer({ capability: 'send_sms', integration_id: HERE.id })).toMatchObject({ isDefault: true });
    expect(offer({ capability: 'send_sms', integration_id: OTHER.id })).toMatchObject({
      isDefault: false,
      other: OTHER,
    });
  });

  it('is open, whatever serves it in another environment', () => {
    expect(offer({ capability: 'send_sms', integration_id: IN_PRODUCTION.id })).toMatchObject({ rule: undefined });
  });
});
