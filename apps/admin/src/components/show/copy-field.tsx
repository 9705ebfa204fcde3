import { useTranslation } from 'react-i18next';
import { Notice } from '../feedback/notice.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './code.module.css';

/** A value to take along. `isShownOnce`: a new secret, with the warning that it will not be shown again. */
export function CopyField({
  label,
  value,
  isShownOnce = false,
}: {
  label: string;
  value: string;
  isShownOnce?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.field}>
      <span className={styles.fieldLabel}>{label}</span>
      <div className={styles.fieldValue}>
        <code dir="ltr">{value}</code>
        <CopyButton text={value} label={`${t('kit.copy')}: ${label}`} />
      </div>
      {isShownOnce && <Notice tone="warn">{t('kit.shownOnce')}</Notice>}
    </div>
  );
}
