import type { ReactNode } from 'react';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import styles from './feedback.module.css';

export interface NoticeProps {
  tone?: 'info' | 'good' | 'warn' | 'bad';
  /** Comes up while the page is read, and is announced at once. */
  isAlert?: boolean;
  children: ReactNode;
  action?: ReactNode;
}

/** A sentence that belongs to the page: a warning, an outcome, an explanation. */
export function Notice({ tone = 'info', isAlert = false, children, action }: NoticeProps) {
  return (
    <div className={cx(styles.notice, styles[`notice-${tone}`])} {...(isAlert ? { role: 'alert' } : {})}>
      <Icon name={tone === 'good' ? 'check' : 'info'} />
      <div className={styles.noticeText} dir="auto">
        {children}
      </div>
      {action}
    </div>
  );
}
