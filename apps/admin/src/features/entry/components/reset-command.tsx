import styles from './entry.module.css';

/** What whoever runs the hub types for somebody who forgot the password. */
export function ResetCommand({ email }: { email: string }) {
  return (
    <code dir="ltr" className={styles.command}>
      {`npm run reset-password -- ${email === '' ? 'you@example.com' : email}`}
    </code>
  );
}
