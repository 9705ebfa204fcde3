import type { Connection } from '../api/list-connections.ts';

/** What a connection is called: its provider, and its label where it has one. */
export function nameOf({ display_name: name, label }: Pick<Connection, 'display_name' | 'label'>): string {
  return label === null ? name : `${name} · ${label}`;
}

/** The address of its page. */
export function addressOf({ provider, id }: Pick<Connection, 'provider' | 'id'>): string {
  return `/integrations/${provider}/${id}`;
}
