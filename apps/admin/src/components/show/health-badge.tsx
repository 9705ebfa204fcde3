import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import styles from './show.module.css';

/** The five badges of a connection or provider. `planned`: in the catalog, not yet to be had. */
export const HEALTHS = ['connected', 'warning', 'error', 'not_connected', 'planned'] as const;
export type Health = (typeof HEALTHS)[number];

// Each has a shape of its own: disc, triangle, octagon, ring, dashed ring. Colour only repeats it.
const SHAPES: Readonly<Record<Health, { body: string; sign?: string }>> = {
  connected: { body: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z', sign: 'M4.800 8.200l2.200 2.200 4.200-4.700' },
  warning: { body: 'M8 1.200 15.200 14.300H.800z', sign: 'M8 6v3.600M8 11.900v.1' },
  error: {
    body: 'M5.100 1h5.800L15 5.100v5.800L10.900 15H5.100L1 10.900V5.100z',
    sign: 'M5.700 5.700l4.600 4.600M10.300 5.700l-4.600 4.600',
  },
  not_connected: { body: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' },
  planned: { body: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' },
};

/** The shape alone, beside words that say the same. */
export function HealthGlyph({ health }: { health: Health }) {
  const { body, sign } = SHAPES[health];
  return (
    <svg className={cx(styles.glyph, styles[health])} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path className={styles.glyphBody} d={body} />
      {sign !== undefined && <path className={styles.glyphSign} d={sign} />}
    </svg>
  );
}

/** Shape and word: how a connection fares. `label` says it in other words. */
export function HealthBadge({ health, label }: { health: Health; label?: string }) {
  const { t } = useTranslation();
  return (
    <span className={cx(styles.badge, styles[health])}>
      <HealthGlyph health={health} />
      {label ?? t(`health.${health}`)}
    </span>
  );
}
