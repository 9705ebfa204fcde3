import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Alert = Schemas['AlertView'];

/** What the page's address holds; '' is any. */
export interface AlertFilters {
  readonly seen: string;
  readonly state: string;
  readonly severity: string;
  readonly connection: string;
}

/** One page of alerts, newest first. */
export interface AlertPage {
  readonly alerts: readonly Alert[];
  /** How many nobody has acknowledged, whatever the filters. */
  readonly unacknowledged: number;
  readonly lastPage: number;
}

const PER_PAGE = 25;
const NO_FILTERS: AlertFilters = { seen: '', state: '', severity: '', connection: '' };

async function listAlerts(
  filters: AlertFilters,
  page: number,
  perPage: number,
  signal: AbortSignal,
): Promise<AlertPage> {
  const { data, meta } = await envelopeOf(
    hub.GET('/api/v1/alerts', {
      params: { query: { page, per_page: perPage, ...queryOf(filters) } },
      signal,
    }),
  );
  const { unacknowledged } = meta as typeof meta & { unacknowledged: number };
  return { alerts: data, unacknowledged, lastPage: meta.last_page };
}

function queryOf({ seen, state, severity, connection }: AlertFilters) {
  return {
    ...(seen === '' ? {} : { acknowledged: seen === 'yes' }),
    ...(state === '' ? {} : { healed: state === 'healed' }),
    ...(isSeverity(severity) ? { severity } : {}),
    ...(connection === '' ? {} : { integration_id: connection }),
  };
}

const isSeverity = (text: string): text is Alert['severity'] => text === 'critical' || text === 'info';

export const alertsQuery = (filters: AlertFilters, page: number) =>
  queryOptions({
    queryKey: ['alerts', filters, page],
    queryFn: ({ signal }) => listAlerts(filters, page, PER_PAGE, signal),
    placeholderData: keepPreviousData,
  });

export const useAlerts = (filters: AlertFilters, page: number) => useQuery(alertsQuery(filters, page));

const BELL_SHOWS = 6;

export const newestAlertsQuery = () =>
  queryOptions({
    queryKey: ['alerts', 'newest'],
    queryFn: ({ signal }) => listAlerts(NO_FILTERS, 1, BELL_SHOWS, signal),
  });

/** For the bell: the newest few and how many are not acknowledged. */
export const useNewestAlerts = () => useQuery(newestAlertsQuery());
