import { aTwilioConnection } from './builders.ts';
import { eventually } from './eventually.ts';
import type { HubClient } from './hub-client.ts';

const PATH = '/api/v1/integrations';

/** The part of an integration every test looks at. */
export interface ConnectedIntegration {
  readonly id: string;
  readonly status: string;
}

/** An integration as it stands. */
export function readConnection<View extends ConnectedIntegration>(client: HubClient, id: string): Promise<View> {
  return client.must<View>(200, 'GET', `${PATH}/${id}`);
}

/** Waits until its verification has ended, well or badly. */
export async function verified<View extends ConnectedIntegration>(client: HubClient, id: string): Promise<View> {
  return eventually(async () => {
    const view = await readConnection<View>(client, id);
    if (view.status === 'pending_verify') throw new Error(`still pending: ${JSON.stringify(view)}`);
    return view;
  });
}

/** Makes an integration, by default Twilio in the sandbox, and waits until its verification has ended, well or badly. */
export async function connect<View extends ConnectedIntegration>(
  client: HubClient,
  body: object = aTwilioConnection(),
): Promise<View> {
  const { id } = await client.must<ConnectedIntegration>(201, 'POST', PATH, { body });
  return verified<View>(client, id);
}
