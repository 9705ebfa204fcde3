import { Input } from 'react-aria-components/Input';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { cx } from '../../lib/class-names.ts';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './fields.module.css';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'url' | 'number' | 'datetime-local';
  autoComplete?: string;
  placeholder?: string;
  /** More than one: several lines of text. */
  rows?: number;
  /** Keys, ids and JSON are read letter by letter. */
  isCode?: boolean;
  maxLength?: number;
}

export function TextField(props: TextFieldProps) {
  const {
    value,
    onChange,
    onBlur,
    type = 'text',
    autoComplete,
    placeholder,
    rows = 1,
    isCode = false,
    maxLength,
  } = props;
  const control = cx(styles.control, isCode && styles.code);
  const hint = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      {...ariaFieldProps(props)}
      className={styles.field ?? ''}
      type={type === 'datetime-local' ? 'text' : type}
      value={value}
      onChange={onChange}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(autoComplete === undefined ? {} : { autoComplete })}
      {...(maxLength === undefined ? {} : { maxLength })}
      spellCheck={isCode ? 'false' : 'true'}
    >
      <FieldFrame {...props}>
        {rows > 1 ? (
          <TextArea className={control} rows={rows} {...hint} />
        ) : (
          <Input className={control} {...hint} {...(type === 'datetime-local' ? { type } : {})} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
