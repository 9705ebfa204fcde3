import { queryOptions, useQuery } from '@tanstack/react-query';
import { allPages } from '../../../lib/api/all-pages.ts';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Binding = Schemas['AppBindingDto'];

/** Every app binding of the tenant. */
const listBindings = (signal: AbortSignal): Promise<Binding[]> =>
  allPages((page) =>
    envelopeOf(hub.GET('/api/v1/app-bindings', { params: { query: { page, per_page: 100 } }, signal })),
  );

export const bindingsQuery = () =>
  queryOptions({ queryKey: ['app-bindings'], queryFn: ({ signal }) => listBindings(signal) });

export const useBindings = () => useQuery(bindingsQuery());
