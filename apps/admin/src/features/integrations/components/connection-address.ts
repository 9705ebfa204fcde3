import type { Connection } from '../api/list-connections.ts';

/** The address of a connection's page. */
export function addressOf({ provider, id }: Pick<Connection, 'provider' | 'id'>): string {
  return `/integrations/${provider}/${id}`;
}
