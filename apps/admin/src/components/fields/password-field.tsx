import { useState } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { IconButton } from '../actions/icon-button.tsx';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './fields.module.css';

export interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** `off` for a vendor's key, so that no password manager keeps it as the password of this site. */
  autoComplete: 'current-password' | 'new-password' | 'off';
  placeholder?: string;
}

/** A secret as it is typed: masked, shown on demand. */
export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, autoComplete, placeholder } = props;
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <AriaTextField
      {...ariaFieldProps(props)}
      className={styles.field ?? ''}
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      autoComplete={autoComplete}
      spellCheck="false"
    >
      <FieldFrame {...props}>
        <Group className={styles.group ?? ''}>
          <Input
            className={cx(styles.control, styles.code)}
            dir="ltr"
            {...(placeholder === undefined ? {} : { placeholder })}
            data-1p-ignore={autoComplete === 'off' ? true : undefined}
          />
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            label={t(isShown ? 'kit.hideSecret' : 'kit.showSecret', { field: props.label })}
            size="small"
            className={styles.inside}
            onPress={() => setShown(!isShown)}
          />
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}
