import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Link } from '../../../components/actions/link.tsx';
import { Icon } from '../../../components/icon/icon.tsx';
import { CopyButton } from '../../../components/show/copy-button.tsx';
import { Facts } from '../../../components/show/facts.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { AuditFilters } from '../api/audit-filters.ts';
import type { AuditEntry } from '../api/list-audit-log.ts';
import styles from './audit-log.module.css';
import { actorOf, detailLines, pageOf } from './audit-words.ts';
import { useAuditNames } from './use-audit-names.ts';

interface AuditRowProps {
  entry: AuditEntry;
  actorName: string;
  /** What it is about, by name where one is known. */
  subjectName: string | null;
  onFilter: (changes: Partial<AuditFilters>) => void;
}

/** One entry: who did what to what, when; opened, everything that was written down. */
export function AuditRow({ entry, actorName, subjectName, onFilter }: AuditRowProps) {
  const { actionName, subjectKind } = useAuditNames();
  return (
    <details className={styles.entry}>
      <summary className={styles.summary}>
        <Icon name="next" className={styles.opener} />
        <span className={styles.action}>{actionName(entry.action)}</span>
        <span className={styles.subject}>
          <bdi>{subjectName ?? `${subjectKind(entry.subject_type)} …${entry.subject_id.slice(-6)}`}</bdi>
        </span>
        <span className={styles.actor}>
          <bdi>{actorName}</bdi>
        </span>
        <span className={styles.when}>
          <RelativeTime at={entry.created_at} />
        </span>
      </summary>
      <AuditDetails entry={entry} actorName={actorName} subjectName={subjectName} onFilter={onFilter} />
    </details>
  );
}

function AuditDetails({ entry, actorName, subjectName, onFilter }: AuditRowProps) {
  const { t } = useTranslation('audit-log');
  const { subjectKind } = useAuditNames();
  const page = pageOf(entry);
  const details = detailLines(entry.details);
  return (
    <div className={styles.details}>
      <Facts
        facts={[
          { label: t('when'), value: <RelativeTime at={entry.created_at} isExact /> },
          { label: t('action'), value: <code dir="ltr">{entry.action}</code> },
          { label: t('actor'), value: <bdi>{actorName}</bdi> },
          {
            label: subjectKind(entry.subject_type),
            value: <Identified name={subjectName} id={entry.subject_id} />,
          },
          { label: t('requestId'), value: <Identified name={null} id={entry.request_id} /> },
          ...details.map(([label, text]) => ({ label, value: <bdi>{text}</bdi> })),
        ]}
      />
      <div className={styles.rowActions}>
        <Button
          size="small"
          icon="filter"
          onPress={() => onFilter({ subject: entry.subject_type, id: entry.subject_id })}
        >
          {t('onlySubject')}
        </Button>
        <Button size="small" icon="filter" onPress={() => onFilter({ actor: actorOf(entry) })}>
          {t('onlyActor')}
        </Button>
        {page !== null && <Link to={page}>{t('open')}</Link>}
      </div>
    </div>
  );
}

function Identified({ name, id }: { name: string | null; id: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.identified}>
      {name !== null && <bdi>{name}</bdi>}
      <span className={styles.id}>
        <code dir="ltr">{id}</code>
        <CopyButton text={id} label={`${t('kit.copy')}: ${id}`} />
      </span>
    </span>
  );
}
