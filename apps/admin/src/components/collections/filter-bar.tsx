import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { NativeSelect } from '../fields/native-select.tsx';
import type { Option } from '../fields/select.tsx';
import { SearchField } from '../fields/search-field.tsx';
import styles from './collections.module.css';

export interface Filter {
  /** The name of the value in the URL. */
  name: string;
  label: string;
  options: readonly Option[];
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
  /** The name of the search's value, and its label. */
  search?: { name: string; label: string };
  /** At the end: how many are shown. */
  children?: ReactNode;
}

/** Search and filters of a list. The value '' is "any" and stays out of the URL. */
export function FilterBar({ label, state, filters, search, children }: FilterBarProps) {
  const { t } = useTranslation();
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
        <NativeSelect
          key={filter.name}
          label={filter.label}
          options={[{ value: '', label: t('kit.all') }, ...filter.options]}
          value={state.values[filter.name] ?? ''}
          onChange={(value) => state.set({ [filter.name]: value })}
        />
      ))}
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
    </div>
  );
}
