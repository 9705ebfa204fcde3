import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';
import type { Connection } from './list-connections.ts';

export type NewConnection = Schemas['CreateConnectionBody'];

/** Stores a connection with its credentials. */
export const createConnection = (body: NewConnection): Promise<Connection> =>
  dataOf(hub.POST('/api/v1/integrations', { body }));
