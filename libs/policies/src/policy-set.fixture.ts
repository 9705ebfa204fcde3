import type { CatalogFacts } from './catalog-facts.ts';
import type { AppBinding } from './compiled-bindings.ts';
import { CompiledPolicies, type Policy, type PolicySet } from './compiled-policies.ts';
import type { JudgedConnection, Question } from './verdict.ts';

/** A catalog of three providers in which posting needs an approval. */
export const facts: CatalogFacts = {
  approvalRequired: new Set(['post_to_social']),
  categoryOf: (provider) =>
    new Map([
      ['twilio', 'sms'],
      ['plivo', 'sms'],
      ['stripe', 'payments'],
    ]).get(provider),
};

export function aPolicy(given: Partial<Policy> = {}): Policy {
  return {
    id: 'p1',
    name: null,
    effect: 'deny',
    app: null,
    capability: null,
    provider: null,
    environment: null,
    approvalExpiresIn: null,
    enabled: true,
    ...given,
  };
}

export function aBinding(given: Partial<AppBinding> = {}): AppBinding {
  return {
    id: 'b1',
    app: 'desk',
    slot: 'texts',
    environment: 'production',
    integrationId: 'c1',
    requiredCategory: null,
    requiredCapabilities: [],
    capabilities: null,
    workflows: [],
    ...given,
  };
}

export function aConnection(given: Partial<JudgedConnection> = {}): JudgedConnection {
  return { id: 'c1', provider: 'twilio', environment: 'production', enabledCapabilities: ['send_sms'], ...given };
}

export function aQuestion(given: Partial<Question> = {}): Question {
  return { app: 'desk', capability: 'send_sms', environment: 'production', ...given };
}

export function compiled(given: Partial<PolicySet> = {}): CompiledPolicies {
  return new CompiledPolicies({ policies: [], bindings: [], defaultEffect: 'allow', ...given }, facts);
}
