import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { CopyButton } from '../../../components/show/copy-button.tsx';
import { Facts, type Fact } from '../../../components/show/facts.tsx';
import { RelativeTime } from '../../../components/show/relative-time.tsx';
import type { Operation } from '../api/list-operations.ts';
import { connectionAddress } from './connection-address.ts';
import { useConnectionNames } from './connection-names.ts';
import styles from './operations.module.css';

/** What is known about an operation besides its input, result and attempts. */
export function OperationFacts({ operation }: { operation: Operation }) {
  const { t } = useTranslation(['operations', 'common']);
  const names = useConnectionNames();
  const { id, integration_id, provider, app, environment, idempotency_key, vendor_status } = operation;
  const run = runOf(operation.metadata);
  const facts: (Fact | false)[] = [
    {
      label: t('facts.connection'),
      value:
        integration_id === null ? (
          t('noConnection')
        ) : (
          <Link to={connectionAddress(provider, integration_id)}>{names.of(integration_id, provider)}</Link>
        ),
    },
    { label: t('facts.environment'), value: t(`common:environments.${environment}`) },
    app !== null && { label: t('facts.app'), value: <span dir="auto">{app}</span> },
    vendor_status !== null && { label: t('facts.vendorStatus'), value: <code dir="ltr">{vendor_status}</code> },
    run !== null && {
      label: t('facts.workflowRun'),
      value: (
        <Link to={`/workflow-runs/${run.id}`}>
          <span dir="auto">{run.name}</span>
        </Link>
      ),
    },
    { label: t('facts.created'), value: <RelativeTime at={operation.created_at} /> },
    operation.completed_at !== null && {
      label: t('facts.completed'),
      value: <RelativeTime at={operation.completed_at} />,
    },
    idempotency_key !== null && {
      label: t('facts.idempotencyKey'),
      value: <code dir="ltr">{idempotency_key}</code>,
    },
    {
      label: t('facts.id'),
      value: (
        <span className={styles.copied}>
          <code dir="ltr">{id}</code>
          <CopyButton text={id} label={t('facts.copyId')} />
        </span>
      ),
    },
  ];
  return <Facts facts={facts.filter((fact) => fact !== false)} />;
}

/** A step of a workflow run carries its run's id and name. */
function runOf(metadata: object): { id: string; name: string } | null {
  const { workflow_run_id: id, workflow_name: name } = metadata as Record<string, unknown>;
  return typeof id === 'string' ? { id, name: typeof name === 'string' ? name : id } : null;
}
