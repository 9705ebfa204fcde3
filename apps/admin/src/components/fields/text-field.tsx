import { Input } from 'react-aria-components/Input';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaProps } from 'react-aria-components/TextField';
import { cx } from '../../lib/class-names.ts';
import { isolated } from '../../lib/i18n/isolated.ts';
import { ariaFieldProps, FieldFrame, type FieldProps } from './field-frame.tsx';
import styles from './fields.module.css';

export interface TextFieldProps extends FieldProps, Pick<AriaProps, 'autoComplete' | 'maxLength' | 'inputMode'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'url' | 'number' | 'datetime-local';
  placeholder?: string;
  /** More than one: several lines of text. */
  rows?: number;
  /** Keys, ids and JSON are read letter by letter. */
  isCode?: boolean;
}

const LEFT_TO_RIGHT: ReadonlySet<string | undefined> = new Set(['email', 'url', 'number']);

/** One line of text, or several. */
export function TextField(props: TextFieldProps) {
  const { label, help, error, isRequired, isDisabled, name, autoFocus, isHubWords, ...own } = props;
  const { type, placeholder, rows, isCode, ...rest } = own;
  const control = {
    className: cx(styles.control, isCode === true && styles.code),
    // Addresses, numbers and code read from the left in every language; anything else as it is written.
    dir: isCode === true || LEFT_TO_RIGHT.has(type) ? 'ltr' : 'auto',
    ...(placeholder === undefined ? {} : { placeholder: isolated(placeholder) }),
  };
  return (
    <AriaTextField
      {...rest}
      {...ariaFieldProps(props)}
      className={cx(styles.field)}
      spellCheck={isCode === true ? 'false' : 'true'}
    >
      <FieldFrame {...props}>
        {rows !== undefined && rows > 1 ? (
          <TextArea {...control} rows={rows} />
        ) : (
          <Input {...control} type={type ?? 'text'} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
