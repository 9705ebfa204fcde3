import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { HubWords } from '../show/hub-words.tsx';
import styles from './fields.module.css';

/** What every field has. `error` comes from the hub or from a rule; the field is then marked invalid. */
export interface FieldProps {
  label: string;
  help?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  name?: string;
  autoFocus?: boolean;
  /** Label and help are the hub's own words: those of a schema. */
  isHubWords?: boolean;
}

/** Label above, control, then what is wrong or what helps. Inside a React Aria field, which ties them together. */
export function FieldFrame(props: FieldProps & { children: ReactNode }) {
  const { label, help, error, isRequired = false, isHubWords = false, children } = props;
  const { t } = useTranslation();
  return (
    <>
      <Label className={styles.label ?? ''}>
        {isHubWords ? <HubWords>{label}</HubWords> : label}{' '}
        {!isRequired && <span className={styles.optional}>{t('kit.optional')}</span>}
      </Label>
      {children}
      <FieldError className={styles.error ?? ''}>{error !== undefined && <bdi>{error}</bdi>}</FieldError>
      {help !== undefined && (
        <Text slot="description" className={styles.help ?? ''}>
          {isHubWords ? <HubWords>{help}</HubWords> : help}
        </Text>
      )}
    </>
  );
}

/** The part of FieldProps that React Aria's own fields take. */
export function ariaFieldProps({ error, isRequired = false, isDisabled = false, name, autoFocus = false }: FieldProps) {
  return {
    isInvalid: error !== undefined,
    isRequired,
    isDisabled,
    autoFocus,
    validationBehavior: 'aria' as const,
    ...(name === undefined ? {} : { name }),
  };
}
