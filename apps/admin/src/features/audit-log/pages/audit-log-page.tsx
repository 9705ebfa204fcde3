import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { LoadMore } from '../../../components/collections/load-more.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { ErrorState } from '../../../components/feedback/error-state.tsx';
import { SkeletonRows } from '../../../components/feedback/skeleton.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Cluster, PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useActorNames } from '../../../lib/actors/actor-names.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { useUrlState, type UrlState } from '../../../lib/url/use-url-state.ts';
import { useExportAuditLog } from '../api/export-audit-log.ts';
import type { AuditFilters } from '../api/audit-filters.ts';
import { useAuditLog, type AuditEntry } from '../api/list-audit-log.ts';
import { useVerifyAuditLog } from '../api/verify-audit-log.ts';
import { AUDIT_URL, AuditFilterBar } from '../components/audit-filters.tsx';
import styles from '../components/audit-log.module.css';
import { AuditRow } from '../components/audit-row.tsx';
import { actorOf } from '../components/audit-words.ts';
import { useSubjectNames } from '../components/use-subject-names.ts';
import { ChainResult } from '../components/verify-chain.tsx';

/** Who changed what, when; and proof that nobody has altered the record. */
export function AuditLogPage() {
  const { t } = useTranslation('audit-log');
  const url = useUrlState(AUDIT_URL);
  const check = useVerifyAuditLog();
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          <Cluster>
            <ExportButton filters={url.values} />
            <Button icon="shield" isPending={check.isPending} onPress={() => check.mutate()}>
              {t('chain.verify')}
            </Button>
          </Cluster>
        }
      />
      <Stack>
        <ChainResult check={check} />
        <AuditFilterBar state={url} />
        <Entries url={url} />
      </Stack>
    </>
  );
}

function Entries({ url }: { url: UrlState<typeof AUDIT_URL> }) {
  const { t } = useTranslation(['audit-log', 'common']);
  const log = useAuditLog(url.values);
  if (log.data === undefined) {
    return log.isError ? <ErrorState error={log.error} onRetry={() => void log.refetch()} /> : <SkeletonRows />;
  }
  const entries = log.data.pages.flatMap(({ data }) => data);
  if (entries.length === 0) {
    return (
      <EmptyState
        title={t('none.title')}
        action={
          url.changed > 0 ? <Button onPress={() => url.reset()}>{t('common:kit.resetFilters')}</Button> : undefined
        }
      >
        {t('none.text')}
      </EmptyState>
    );
  }
  return (
    <>
      <EntryList entries={entries} onFilter={url.set} />
      <LoadMore query={log} />
    </>
  );
}

function EntryList(props: { entries: readonly AuditEntry[]; onFilter: (changes: Partial<AuditFilters>) => void }) {
  const { t } = useTranslation('audit-log');
  const nameOf = useActorNames();
  const subjectOf = useSubjectNames();
  return (
    <ul role="list" className={styles.entries} aria-label={t('title')}>
      {props.entries.map((entry) => (
        <li key={entry.id}>
          <AuditRow
            entry={entry}
            actorName={nameOf(actorOf(entry))}
            subjectName={subjectOf(entry)}
            onFilter={props.onFilter}
          />
        </li>
      ))}
    </ul>
  );
}

function ExportButton({ filters }: { filters: AuditFilters }) {
  const { t } = useTranslation('audit-log');
  const toast = useToast();
  const { mutate, isPending } = useExportAuditLog();
  const save = () =>
    mutate(filters, {
      onSuccess: (file) => saveFile(file, `audit-log-${new Date().toISOString().slice(0, 10)}.jsonl`),
      onError: (error) => toast(error.message, { tone: 'bad' }),
    });
  return (
    <Button icon="download" isPending={isPending} onPress={save}>
      {t('export')}
    </Button>
  );
}
