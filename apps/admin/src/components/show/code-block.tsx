import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import styles from './code.module.css';

/** Code, JSON or a command, with a button that copies it. `label` names it: "Request", "As curl". */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const { t } = useTranslation();
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        {label}
        <CopyButton text={code} label={`${t('kit.copy')}: ${label}`} />
      </figcaption>
      {/* A wide line scrolls by itself; the keyboard must be able to reach it for that. */}
      <pre tabIndex={0} role="group" aria-label={label} dir="ltr">
        <code>{code}</code>
      </pre>
    </figure>
  );
}

/** JSON as code. */
export function JsonBlock({ label, value }: { label: string; value: unknown }) {
  return <CodeBlock label={label} code={JSON.stringify(value, null, 2)} />;
}
