import { queryOptions, useQuery } from '@tanstack/react-query';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Connection = Schemas['ConnectionView'];

const PER_PAGE = 100;

/** Every connection of the tenant: tens as a rule, so the pages are read one after the other. */
async function listConnections(signal: AbortSignal): Promise<Connection[]> {
  const connections: Connection[] = [];
  for (let page = 1; ; page += 1) {
    const { data, meta } = await envelopeOf(
      hub.GET('/api/v1/integrations', { params: { query: { page, per_page: PER_PAGE } }, signal }),
    );
    connections.push(...data);
    if (page >= meta.last_page) return connections;
  }
}

export const connectionsQuery = () =>
  queryOptions({ queryKey: ['integrations'], queryFn: ({ signal }) => listConnections(signal) });

export const useConnections = () => useQuery(connectionsQuery());
