import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalInput, toLocalInput } from '../../lib/time/local-time.ts';
import { Button } from '../actions/button.tsx';
import { NativeInput } from '../fields/native-input.tsx';
import { NativeSelect } from '../fields/native-select.tsx';
import type { Option } from '../fields/select.tsx';
import { SearchField } from '../fields/search-field.tsx';
import styles from './collections.module.css';

export interface Filter {
  /** The name of the value in the URL. */
  name: string;
  label: string;
  /** One of these; without them it is typed. */
  options?: readonly Option[];
  /** There is no "all": one of the options holds, as a range of time does. */
  isAlwaysSet?: boolean;
  /** What is typed: a text, or a moment, which the URL holds as an instant. */
  type?: 'text' | 'moment';
}

interface FilterBarProps {
  /** Names the group: "Filter the providers". */
  label: string;
  /** What `useUrlState` gave: the URL is where filters live. */
  state: {
    readonly values: Readonly<Record<string, string>>;
    set: (changes: Readonly<Record<string, string>>) => void;
    reset: () => void;
    readonly changed: number;
  };
  filters: readonly Filter[];
  /** Those that are seldom needed: behind a button, unless one of them is set. */
  more?: readonly Filter[];
  /** The name of the search's value, and its label. */
  search?: { name: string; label: string };
  /** At the end: how many are shown. */
  children?: ReactNode;
}

/** Search and filters of a list. The value '' is "any" and stays out of the URL. */
export function FilterBar({ label, state, filters, more = [], search, children }: FilterBarProps) {
  const { t } = useTranslation();
  const [isOpened, setOpened] = useState(false);
  const isMoreShown = isOpened || more.some(({ name }) => (state.values[name] ?? '') !== '');
  return (
    <div role="search" className={styles.filters} aria-label={label}>
      {search !== undefined && (
        <SearchField
          label={search.label}
          value={state.values[search.name] ?? ''}
          onChange={(text) => state.set({ [search.name]: text })}
        />
      )}
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} state={state} />
      ))}
      {more.length > 0 && !isMoreShown && (
        <Button variant="quiet" icon="filter" onPress={() => setOpened(true)}>
          {t('kit.moreFilters')}
        </Button>
      )}
      {state.changed > 0 && (
        <Button variant="quiet" icon="close" onPress={() => state.reset()}>
          {t('kit.resetFilters')}
        </Button>
      )}
      {children !== undefined && (
        <div className={styles.count} role="status">
          {children}
        </div>
      )}
      {isMoreShown && (
        <div role="group" aria-label={t('kit.moreFilters')} className={styles.moreFilters}>
          {more.map((filter) => (
            <FilterField key={filter.name} filter={filter} state={state} />
          ))}
        </div>
      )}
    </div>
  );
}

function FilterField({ filter, state }: { filter: Filter; state: FilterBarProps['state'] }) {
  const { t } = useTranslation();
  const { name, label, options, isAlwaysSet = false, type = 'text' } = filter;
  const value = state.values[name] ?? '';
  const set = (text: string) => state.set({ [name]: text });
  if (options !== undefined) {
    return (
      <NativeSelect
        label={label}
        options={isAlwaysSet ? options : [{ value: '', label: t('kit.all') }, ...options]}
        value={value}
        onChange={set}
      />
    );
  }
  if (type === 'text') return <NativeInput label={label} value={value} onChange={set} />;
  return (
    <NativeInput
      label={label}
      type="datetime-local"
      value={toLocalInput(value)}
      onChange={(text) => set(fromLocalInput(text))}
    />
  );
}
