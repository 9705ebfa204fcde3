import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { cx } from '../../lib/class-names.ts';
import styles from './tabs.module.css';

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  /** A number behind the label, such as how many wait. */
  count?: number;
  content: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  items: readonly TabItem<Id>[];
  /** Bound to the URL: `value={url.values.tab} onChange={(tab) => url.set({ tab })}`. */
  value: string;
  onChange: (id: Id) => void;
}

/** Views of one subject. Only the open one is drawn; the URL holds which. */
export function Tabs<Id extends string>({ label, items, value, onChange }: TabsProps<Id>) {
  const open = items.find(({ id }) => id === value) ?? items[0];
  if (open === undefined) return null;
  return (
    <AriaTabs
      className={cx(styles.tabs)}
      selectedKey={open.id}
      onSelectionChange={(key) => {
        const chosen = items.find(({ id }) => id === key);
        if (chosen !== undefined && chosen.id !== open.id) onChange(chosen.id);
      }}
    >
      <TabList aria-label={label} className={cx(styles.list)}>
        {items.map(({ id, label: text, count }) => (
          <Tab key={id} id={id} {...(id === open.id && { ref: reveal })} className={cx(styles.tab)}>
            {text}
            {count !== undefined && <span className={styles.count}>{count}</span>}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={cx(styles.panel)}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

/** On a phone the list scrolls, and an address may open its last tab. */
function reveal(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
