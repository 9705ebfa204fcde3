import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What a screen keeps in its address: each name with the value that stands for "not set" and is left out. */
export type UrlDefaults = Readonly<Record<string, string>>;

export interface UrlState<Defaults extends UrlDefaults> {
  readonly values: { readonly [Name in keyof Defaults]: string };
  /** Changes some of the values; the address is replaced, so that Back leaves the screen and not a filter. */
  set: (changes: { readonly [Name in keyof Defaults]?: string }) => void;
  reset: () => void;
  /** How many values differ from their defaults. */
  readonly changed: number;
}

/** Filters, tabs and searches of a screen, held by the URL: `const filters = useUrlState({ q: '', status: 'all' })`. */
export function useUrlState<const Defaults extends UrlDefaults>(defaults: Defaults): UrlState<Defaults> {
  const [params, setParams] = useSearchParams();
  const key = JSON.stringify(defaults);
  const names = useMemo(() => JSON.parse(key) as Record<string, string>, [key]);
  const values = useMemo(
    () => Object.fromEntries(Object.entries(names).map(([name, unset]) => [name, params.get(name) ?? unset])),
    [names, params],
  );
  const set = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      setParams(
        (previous) => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === names[name]) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [names, setParams],
  );
  return {
    values: values as UrlState<Defaults>['values'],
    set,
    reset: useCallback(() => set(names), [set, names]),
    changed: Object.entries(values).filter(([name, value]) => value !== names[name]).length,
  };
}
