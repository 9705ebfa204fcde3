import { expect } from '@jest/globals';
import { eventually, readConnection, type HubClient } from '@patchbay/testing';

/** Waits until the connection is as expected. */
export async function becomes(client: HubClient, id: string, expected: object): Promise<void> {
  await eventually(async () => expect(await readConnection(client, id)).toMatchObject(expected));
}
