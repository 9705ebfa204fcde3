import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/feedback/notice.tsx';
import type { VaultKeys } from '../api/get-vault-keys.ts';
import { rotationOf } from './rotation.ts';
import styles from './vault.module.css';

const STEPS = ['dataKey', 'masterKey'] as const;

/** While keys are changed: how far it is, and what has to be kept until it is done. */
export function RotationNotice({ keys }: { keys: VaultKeys }) {
  const { t } = useTranslation('vault');
  const rotation = rotationOf(keys);
  return STEPS.map((step) => {
    const progress = rotation[step];
    if (progress === null) return null;
    return (
      <Notice key={step} tone={step === 'masterKey' ? 'warn' : 'info'}>
        <p>{t(`rotation.${step}`, { ...progress })}</p>
        <progress
          className={styles.progress}
          value={progress.done}
          max={progress.total}
          aria-label={t(`rotation.${step}`, { ...progress })}
        />
      </Notice>
    );
  });
}
