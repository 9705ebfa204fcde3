import type { Populated } from './ground/populate.ts';

const NOBODY: Populated = {
  ...{ connection: '', brokenConnection: '', approval: '' },
  ...{ operation: '', failedOperation: '', unknownOperation: '', waitingOperation: '' },
  ...{ run: '', failedRun: '', waitingRun: '' },
};

/** Every screen of a tenant: its name in a test or a file, and its address. A new screen is added here. */
export function screensOf(ids: Populated): readonly (readonly [name: string, path: string])[] {
  const connection = `/integrations/twilio/${ids.connection}`;
  return [
    ['integrations', '/integrations'],
    ['integrations-none', '/integrations?q=nothing-has-this-name'],
    ['provider', '/integrations/twilio'],
    ['provider-planned', '/integrations/paypal'],
    ['connection', connection],
    ['connection-capabilities', `${connection}?tab=capabilities`],
    ['connection-credentials', `${connection}?tab=credentials`],
    ['connection-calls', `${connection}?tab=calls`],
    ['connection-settings', `${connection}?tab=settings`],
    ['connection-broken', `/integrations/plivo/${ids.brokenConnection}`],
    ['operations', '/operations'],
    ['operation', `/operations/${ids.operation}`],
    ['operation-failed', `/operations/${ids.failedOperation}`],
    ['operation-unknown', `/operations/${ids.unknownOperation}`],
    ['operation-waiting', `/operations/${ids.waitingOperation}`],
    ['statistics', '/operations/statistics'],
    ['try-it', '/operations/try?capability=send_sms'],
    ['routing', '/routing'],
    ['rule', '/routing?rule=new&of=send_sms'],
    ['explain', '/routing/explain?capability=send_sms&environment=sandbox'],
    ['workflow-runs', '/workflow-runs'],
    ['workflow-run', `/workflow-runs/${ids.run}`],
    ['workflow-run-failed', `/workflow-runs/${ids.failedRun}`],
    ['workflow-run-waiting', `/workflow-runs/${ids.waitingRun}`],
    ['approvals', '/approvals'],
    ['approvals-all', '/approvals?tab=decided'],
    ['policies', '/policies'],
    ['bindings', '/policies?tab=bindings'],
    ['policies-try', '/policies?tab=try'],
    ['alerts', '/alerts'],
    ['audit-log', '/audit-log'],
    ['members', '/members'],
    ['api-keys', '/api-keys'],
    ['api-key-new', '/api-keys?dialog=create'],
    ['vault', '/vault'],
    ['settings', '/settings'],
    ['account', '/account'],
    ['not-found', '/nowhere'],
  ];
}

/** For tests that are named before anything has an id. */
export const SCREENS = screensOf(NOBODY).map(([name]) => name);

export function addressOf(name: string, ids: Populated): string {
  const path = screensOf(ids).find(([screen]) => screen === name)?.[1];
  if (path === undefined) throw new Error(`There is no screen ${name}.`);
  return path;
}
