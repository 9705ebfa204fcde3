import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HubWords } from '../show/hub-words.tsx';
import styles from './feedback.module.css';
import { Notice, type NoticeProps } from './notice.tsx';

interface StandingNoticeProps extends Pick<NoticeProps, 'tone'> {
  /** What has happened, in a sentence. */
  what: string;
  /** The reason as the hub, or a vendor, worded it. */
  words?: string | undefined;
  /** What comes next by itself. Left out with `todo` where nothing is left to come. */
  next?: ReactNode;
  /** What a person can do, and where. */
  todo?: ReactNode;
}

/** Of a thing that goes its way: what has happened, what comes next, what is to do. */
export function StandingNotice({ tone = 'info', what, words, next, todo }: StandingNoticeProps) {
  const { t } = useTranslation();
  if (next === undefined) return <Notice tone={tone}>{what}</Notice>;
  return (
    <Notice tone={tone}>
      <strong>{what}</strong>
      {words !== undefined && (
        <p>
          <HubWords>{words}</HubWords>
        </p>
      )}
      <dl className={styles.standing}>
        <dt>{t('kit.next')}</dt>
        <dd>{next}</dd>
        <dt>{t('kit.todo')}</dt>
        <dd>{todo}</dd>
      </dl>
    </Notice>
  );
}
