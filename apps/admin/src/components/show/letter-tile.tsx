import { cx } from '../../lib/class-names.ts';
import styles from './show.module.css';

const COLOURS = 8;

/** A vendor's or a tenant's initial on a colour of its own. No trademark is drawn. */
export function LetterTile({ name, size = 'normal' }: { name: string; size?: 'small' | 'normal' | 'large' }) {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % COLOURS;
  return (
    <span className={cx(styles.tile, styles[`tile-${size}`], styles[`tile-${hue}`])} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const second = words.length > 1 ? ([...(words[1] ?? '')][0] ?? '') : '';
  return (first + second).toUpperCase();
}
