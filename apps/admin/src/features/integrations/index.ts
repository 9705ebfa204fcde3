/** What other features see of this one: the tenant's connections and the catalog's providers. */
export { connectionsQuery, useConnections, type Connection } from './api/list-connections.ts';
export { providersQuery, useProviders, type Provider } from './api/list-providers.ts';
