import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Badge, type BadgeTone } from '../../../components/show/badge.tsx';
import { CopyButton } from '../../../components/show/copy-button.tsx';
import { HubWords } from '../../../components/show/hub-words.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import { cx } from '../../../lib/class-names.ts';
import { languageOf } from '../../../lib/i18n/languages.ts';
import { duration } from '../../../lib/time/relative-time.ts';
import type { Attempt } from '../api/list-attempts.ts';
import { callsAddress, connectionAddress } from './connection-address.ts';
import { useConnectionNames } from './connection-names.ts';
import { classOf } from './failure-class.ts';
import styles from './timeline.module.css';

const TONES = {
  delivered: 'good',
  failed: 'bad',
  deferred: 'warn',
  unknown: 'warn',
} as const satisfies Record<Attempt['outcome'], BadgeTone>;

/** Each time a vendor was asked: where, what came of it, and whose fault it was. */
export function AttemptsTimeline({ operationId, attempts }: { operationId: string; attempts: readonly Attempt[] }) {
  const { t } = useTranslation('operations');
  if (attempts.length === 0) return <p className={styles.none}>{t('attempts.none')}</p>;
  return (
    <ol className={styles.timeline}>
      {attempts.map((attempt) => (
        <li key={attempt.id} className={cx(styles.attempt, styles[attempt.outcome])}>
          <AttemptEntry operationId={operationId} attempt={attempt} />
        </li>
      ))}
    </ol>
  );
}

function AttemptEntry({ operationId, attempt }: { operationId: string; attempt: Attempt }) {
  const { t } = useTranslation('operations');
  const names = useConnectionNames();
  const { number, integration_id, provider, outcome, error, failure_class, vendor_request_id } = attempt;
  return (
    <>
      <div className={styles.head}>
        <span className={styles.number}>{t('attempts.number', { number })}</span>
        <Badge tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</Badge>
        <Measures attempt={attempt} />
      </div>
      <p className={styles.where}>
        <Link to={connectionAddress(provider, integration_id)}>{names.of(integration_id, provider) ?? provider}</Link>
      </p>
      {error !== null && (
        <p className={styles.error}>
          <HubWords>{error.message}</HubWords>
          {error.provider_code !== undefined && <code className={styles.code}>{error.provider_code}</code>}
        </p>
      )}
      {failure_class !== null && (
        <p className={styles.class}>{t(`classes.${outcome === 'unknown' ? 'unknown' : classOf(failure_class)}`)}</p>
      )}
      <div className={styles.foot}>
        <Link to={callsAddress(provider, integration_id, operationId)} aria-label={t('attempts.callsOf', { number })}>
          {t('attempts.calls')}
        </Link>
        {vendor_request_id !== null && (
          <span className={styles.requestId}>
            {t('attempts.vendorRequestId')} <code dir="ltr">{vendor_request_id}</code>
            <CopyButton text={vendor_request_id} label={t('attempts.copyVendorRequestId', { number })} />
          </span>
        )}
      </div>
    </>
  );
}

function Measures({ attempt: { http_status, latency_ms, started_at } }: { attempt: Attempt }) {
  const { t, i18n } = useTranslation('operations');
  return (
    <span className={styles.measures}>
      {http_status !== null && <span>{t('attempts.httpStatus', { status: http_status })}</span>}
      {latency_ms !== null && <span>{duration(latency_ms, languageOf(i18n.language).locale)}</span>}
      <RelativeTime at={started_at} />
    </span>
  );
}
