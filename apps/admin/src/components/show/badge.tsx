import type { ReactNode } from 'react';
import { cx } from '../../lib/class-names.ts';
import styles from './show.module.css';

export type BadgeTone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent' | 'planned';

/** A word about the state of a thing. For the health of a connection take HealthBadge. */
export function Badge({ tone = 'neutral', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={cx(styles.badge, styles[`tone-${tone}`])}>{children}</span>;
}
