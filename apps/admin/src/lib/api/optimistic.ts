import type { QueryClient, QueryKey } from '@tanstack/react-query';

interface Before<Data> {
  readonly before: Data | undefined;
}

/**
 * For `useMutation`: what is shown changes at once, goes back when the hub refuses, and is asked for again in any case.
 * `change` is given what the query holds and what the mutation was called with.
 */
export function optimistic<Data, Variables>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  change: (data: Data, variables: Variables) => Data,
) {
  return {
    onMutate: async (variables: Variables): Promise<Before<Data>> => {
      // An answer on its way would put the old state back.
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Data>(queryKey);
      if (before !== undefined) queryClient.setQueryData<Data>(queryKey, change(before, variables));
      return { before };
    },
    onError: (_error: Error, _variables: Variables, context: Before<Data> | undefined) => {
      queryClient.setQueryData(queryKey, context?.before);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  };
}

/** A list without the one that is deleted by its id. */
export function without<Item extends { readonly id: string }>(items: readonly Item[], id: string): Item[] {
  return items.filter((item) => item.id !== id);
}

/** A list in which the one with the id is changed. */
export function withChanged<Item extends { readonly id: string }>(
  items: readonly Item[],
  { id, body }: { readonly id: string | undefined; readonly body: object },
): Item[] {
  return items.map((item) => (item.id === id ? { ...item, ...body } : item));
}
