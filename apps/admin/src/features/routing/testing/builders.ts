import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { Rule } from '../api/list-rules.ts';

const AT = '2026-11-21T09:30:00.000Z';

/** `send_sms`, with whatever the test is about. */
export function aCapability(about: Partial<Capability> = {}): Capability {
  return {
    name: 'send_sms',
    title: 'Send an SMS',
    description: 'Sends one text message.',
    version: 1,
    input: { type: 'object', properties: { to: { type: 'string' } }, required: ['to'] },
    output: {},
    effect: {},
    requires_approval: false,
    providers: ['twilio', 'plivo'],
    ...about,
  };
}

/** An enabled rule for `send_sms` by the connection to Twilio. */
export function aRule(id: string, about: Partial<Rule> = {}): Rule {
  return {
    id,
    name: `Rule ${id}`,
    capability: 'send_sms',
    integration_id: '01twilio',
    fallback_integration_id: null,
    priority: 10,
    is_default: false,
    conditions: [],
    enabled: true,
    created_at: AT,
    updated_at: AT,
    ...about,
  };
}
