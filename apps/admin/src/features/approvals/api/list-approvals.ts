import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { envelopeOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type Approval = Schemas['ApprovalDto'];
export type ApprovalStatus = Approval['status'];

export interface ApprovalFilter {
  status?: ApprovalStatus | undefined;
  /** Those that ended, in whatever way. */
  decided?: boolean;
  capability?: string | undefined;
  environment?: Approval['environment'] | undefined;
  page: number;
  perPage?: number;
}

const PER_PAGE = 20;

const listApprovals = (
  { status, decided, capability, environment, page, perPage = PER_PAGE }: ApprovalFilter,
  signal: AbortSignal,
) =>
  envelopeOf(
    hub.GET('/api/v1/approvals', {
      params: {
        query: {
          page,
          per_page: perPage,
          ...(status === undefined ? {} : { status }),
          ...(decided === undefined ? {} : { decided }),
          ...(capability === undefined ? {} : { capability }),
          ...(environment === undefined ? {} : { environment }),
        },
      },
      signal,
    }),
  );

export const approvalsQuery = (filter: ApprovalFilter) =>
  queryOptions({
    queryKey: ['approvals', filter],
    queryFn: ({ signal }) => listApprovals(filter, signal),
    placeholderData: keepPreviousData,
  });

/** One page of approvals, newest first. */
export const useApprovals = (filter: ApprovalFilter) => useQuery(approvalsQuery(filter));
