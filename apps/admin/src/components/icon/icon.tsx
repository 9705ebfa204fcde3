import { cx } from '../../lib/class-names.ts';
import { ICON_PATHS, type IconName } from './icon-paths.ts';
import styles from './icon.module.css';

// These point along the text and are mirrored with it.
const DIRECTED = new Set<IconName>(['next', 'back', 'out', 'external', 'operations']);

/** A drawing beside a word. It says nothing by itself: a button that is only an icon is an IconButton with a label. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={cx(styles.icon, DIRECTED.has(name) && styles.directed, className)}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
