import { useTranslation } from 'react-i18next';
import type { VaultKeys } from '../api/get-vault-keys.ts';
import styles from './vault.module.css';

const FIGURES = ['connections', 'credentials', 'references', 'connection_keys'] as const;

/** How much there is of each, and in plain words what each is. */
export function VaultFigures({ keys }: { keys: VaultKeys }) {
  const { t, i18n } = useTranslation('vault');
  const format = new Intl.NumberFormat(i18n.language);
  return (
    <dl className={styles.figures}>
      {FIGURES.map((figure) => (
        <div key={figure} className={styles.figure}>
          <dt>{t(`figures.${figure}`)}</dt>
          <dd className={styles.number}>{format.format(keys[figure])}</dd>
          <dd className={styles.note}>{t(`figureNotes.${figure}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
