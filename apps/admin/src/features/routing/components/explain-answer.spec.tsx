/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { renderScreen } from '../../../testing/render-screen.tsx';
import type { Connection } from '../../integrations/index.ts';
import type { Evaluation } from '../api/evaluate-route.ts';
import { aRule } from '../testing/builders.ts';
import { ExplainAnswer } from './explain-answer.tsx';

const connection = (provider: string) =>
  ({ id: `01${provider}`, provider, display_name: provider, label: null }) as Connection;

const QUESTION = { capability: 'send_sms', environment: 'sandbox' } as const;

/** A rule that sends to Twilio when `to` begins with +49, else to Plivo; and what a request met there. */
const FINDING: Evaluation['rules'][number] = {
  rule_id: 'a',
  name: 'Germany',
  fate: 'fallback_serves',
  conditions: [{ field: 'input.to', operator: 'starts_with', value: '+49', actual: '+4930', holds: true }],
  integration: { integration_id: '01twilio', availability: 'breaker_open' },
  fallback: { integration_id: '01plivo', availability: 'available' },
};

async function explain(about: Partial<Evaluation>): Promise<string> {
  const evaluation: Evaluation = {
    ...{ outcome: 'chosen', integration_id: '01plivo', fallback_integration_id: null, rule_id: 'a', reason: null },
    ...{ rules: [FINDING], integrations: [] },
    ...about,
  };
  const connections = [connection('twilio'), connection('plivo')];
  await renderScreen(
    <main>
      <ExplainAnswer question={QUESTION} evaluation={evaluation} rules={[aRule('a')]} connections={connections} />
    </main>,
  );
  return (await screen.findByRole('main')).textContent;
}

afterEach(cleanup);

describe('the explanation of a route', () => {
  it('says by which value a condition holds, and why the fallback serves', async () => {
    const said = await explain({});
    expect(said).toContain('The rule “Germany” holds. Its own connection cannot serve now, so its fallback does.');
    expect(said).toContain('“to” begins with +49 – here it is +4930 – holds');
    expect(said).toMatch(/Goes to.*twilio.*Rests after failures.*else to.*plivo.*Up/);
    expect(screen.getByRole('link', { name: 'See why' }).getAttribute('href')).toBe('/integrations/twilio/01twilio');
  });

  it('says of a rule that does not hold what was missing', async () => {
    const conditions = [{ field: 'app', operator: 'eq' as const, value: 'shop', actual: null, holds: false }];
    const said = await explain({
      ...{ outcome: 'none', integration_id: null, rule_id: null },
      rules: [{ ...FINDING, fate: 'conditions_not_met', conditions }],
    });
    expect(said).toContain('“app” is shop – here it is not given – does not hold');
    expect(said).not.toContain('Goes to');
  });

  it('says that somebody has to approve first, and by which policy', async () => {
    const verdict = { effect: 'require_approval' as const, because: 'The policy "Ask" asks.', policy_id: 'p1' };
    const said = await explain({
      integrations: [{ integration_id: '01plivo', availability: 'available', ...verdict }],
    });
    expect(said).toContain('would serve this, once a person approves.');
    expect(screen.getByRole('link', { name: 'See the policy' }).getAttribute('href')).toBe('/policies?policy=p1');
  });
});
