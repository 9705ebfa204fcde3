import {
  hashKey,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Breather } from './breather.ts';
import {
  firstPages,
  pagesToAskAgain,
  rowsOf,
  withFresh,
  withMore,
  type CursorPage,
  type LivePages,
  type LiveRow,
} from './live-pages.ts';

export interface LiveListOptions<Row extends LiveRow> {
  /** Begins with the resource, so that events make it stale; then the filters. */
  readonly queryKey: QueryKey;
  readonly fetchPage: (cursor: string | null, signal: AbortSignal | null) => Promise<CursorPage<Row>>;
  /** Whether a row has come to its end and is not worth asking for again. */
  readonly hasEnded: (row: Row) => boolean;
}

/**
 * A long list paged by cursor that stays true: an event asks for its first page again and for pages with rows under way,
 * never for all of the hundred pages somebody has scrolled through.
 */
export function useLiveList<Row extends LiveRow>({ queryKey, fetchPage, hasEnded }: LiveListOptions<Row>) {
  const queryClient = useQueryClient();
  const [breather] = useState(() => new Breather());
  const list = useQuery(
    queryOptions<LivePages<Row>>({
      queryKey,
      queryFn: async ({ signal }) => {
        const known = queryClient.getQueryData<LivePages<Row>>(queryKey);
        if (known === undefined) return firstPages(await breather.ask(() => fetchPage(null, signal)));
        await breather.rest(signal);
        const cursors = pagesToAskAgain(known, hasEnded);
        const answers = await breather.ask(() => Promise.all(cursors.map((cursor) => fetchPage(cursor, signal))));
        // Another page may have come meanwhile.
        const now = queryClient.getQueryData<LivePages<Row>>(queryKey) ?? known;
        return answers.reduce((merged, answer, index) => withFresh(merged, cursors[index] ?? null, answer), now);
      },
      // Compares thousands of rows otherwise; withFresh keeps what has not changed.
      structuralSharing: false,
      placeholderData: keepPreviousData,
    }),
  );
  // Not `isPending`: the end of the list comes into sight as its rows do, before React has heard that they were the answer.
  // Turned away then, it would not ask again until somebody scrolled up and down.
  const asked = useRef<string | null>(null);
  const more = useMutation({
    mutationFn: async (cursor: string) => ({ cursor, answer: await fetchPage(cursor, null) }),
    onSuccess: ({ cursor, answer }) =>
      queryClient.setQueryData<LivePages<Row>>(queryKey, (known) => known && withMore(known, cursor, answer)),
    onSettled: (_page, _error, cursor) => {
      if (asked.current === cursor) asked.current = null;
    },
  });
  const { mutate, isPending } = more;
  const nextCursor = list.isPlaceholderData ? null : (list.data?.nextCursor ?? null);
  const loadMore = useCallback(() => {
    if (nextCursor === null || asked.current === nextCursor) return;
    asked.current = nextCursor;
    mutate(nextCursor);
  }, [mutate, nextCursor]);
  return {
    query: list,
    /** Tells this list from those of other filters; null while the rows are still those of the one before. */
    key: list.isPlaceholderData ? null : hashKey(queryKey),
    rows: useMemo(() => (list.data === undefined ? [] : rowsOf(list.data)), [list.data]),
    hasMore: nextCursor !== null,
    isLoadingMore: isPending,
    moreError: more.error,
    loadMore,
  };
}
