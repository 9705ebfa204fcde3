import { useTranslation } from 'react-i18next';
import { Notice } from '../feedback/notice.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './code.module.css';

interface CopyFieldProps {
  label: string;
  value: string;
  /** A new secret, or a link: what to say of it, since it is not shown again. Copying it comes before all else. */
  shownOnce?: string;
}

/** A value to take along. */
export function CopyField({ label, value, shownOnce }: CopyFieldProps) {
  const { t } = useTranslation();
  const isOnce = shownOnce !== undefined;
  return (
    <div className={styles.field}>
      <span className={styles.fieldLabel}>{label}</span>
      <div className={styles.fieldValue}>
        <code dir="ltr">{value}</code>
        <CopyButton text={value} label={`${t('kit.copy')}: ${label}`} hasWords={isOnce} />
      </div>
      {isOnce && <Notice tone="warn">{shownOnce}</Notice>}
    </div>
  );
}
