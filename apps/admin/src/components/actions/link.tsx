import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components/Link';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import buttonStyles from './button.module.css';
import styles from './link.module.css';

interface LinkProps {
  /** A path of this app, without the tenant (`/integrations`), or a whole URL. */
  to: string;
  children: ReactNode;
  className?: string | undefined;
  'aria-label'?: string;
}

/** A link in the app. Another site opens in another tab, and says so. */
export function Link({ to, children, className, ...rest }: LinkProps) {
  const { t } = useTranslation();
  if (!/^https?:/.test(to)) {
    return (
      <AriaLink {...rest} href={to} className={cx(styles.link, className)}>
        {children}
      </AriaLink>
    );
  }
  return (
    <AriaLink
      {...rest}
      href={to}
      target="_blank"
      rel="noreferrer"
      className={cx(styles.link, styles.external, className)}
    >
      {children}
      <Icon name="external" />
      <span className={styles.hidden}>{t('kit.opensInNewTab')}</span>
    </AriaLink>
  );
}

interface ButtonLinkProps extends LinkProps {
  variant?: 'primary' | 'secondary' | 'quiet';
  size?: 'normal' | 'small';
  icon?: IconName;
}

/** A link that looks like a button: it goes somewhere, and can be opened in another tab. */
export function ButtonLink(props: ButtonLinkProps) {
  const { to, children, className, variant = 'secondary', size = 'normal', icon, ...rest } = props;
  return (
    <AriaLink
      {...rest}
      href={to}
      className={cx(buttonStyles.button, buttonStyles[variant], size === 'small' && buttonStyles.small, className)}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </AriaLink>
  );
}
