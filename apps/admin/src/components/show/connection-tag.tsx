import { useTranslation } from 'react-i18next';
import { LetterTile } from './letter-tile.tsx';
import styles from './connection-tag.module.css';

interface ConnectionTagProps {
  /** What the list of connections knows of it; undefined: it was deleted. */
  connection: { readonly display_name: string; readonly label: string | null } | undefined;
}

/** A connection named in a row or a sentence: its vendor's tile, its name and label. */
export function ConnectionTag({ connection }: ConnectionTagProps) {
  const { t } = useTranslation();
  if (connection === undefined) return <span className={styles.gone}>{t('kit.deletedConnection')}</span>;
  return (
    <span className={styles.tag}>
      <LetterTile name={connection.display_name} size="small" />
      <span>{nameOfConnection(connection)}</span>
    </span>
  );
}

/** "Twilio · Support": a vendor may have several connections, told apart by their labels. */
export function nameOfConnection({ display_name, label }: { display_name: string; label: string | null }): string {
  return label === null ? display_name : `${display_name} · ${label}`;
}
