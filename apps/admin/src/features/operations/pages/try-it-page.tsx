import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { ComboBox } from '../../../components/fields/combo-box.tsx';
import { PageHeader } from '../../../components/layout/page-header.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { useCapabilities, type Capability } from '../../../lib/catalog/list-capabilities.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useSendOperation } from '../api/send-operation.ts';
import { TryItForm } from '../components/try-it-form.tsx';
import { TryItResult } from '../components/try-it-result.tsx';
import styles from '../components/try-it.module.css';

const TRY_IT_URL = { capability: '', connection: '' } as const;

/** Sends one operation by hand, in the sandbox unless somebody insists, and shows all that came of it. */
export function TryItPage() {
  const { t } = useTranslation('operations');
  const mayChange = useMayChange();
  const query = useCapabilities();
  return (
    <>
      <PageHeader title={t('tryIt.title')} intro={t('tryIt.intro')} back={<Link to="/operations">{t('title')}</Link>} />
      {mayChange ? (
        <Loaded query={query}>{(capabilities) => <TryIt capabilities={capabilities} />}</Loaded>
      ) : (
        <EmptyState title={t('tryIt.viewer')}>{t('tryIt.viewerText')}</EmptyState>
      )}
    </>
  );
}

function TryIt({ capabilities }: { capabilities: readonly Capability[] }) {
  const { t } = useTranslation('operations');
  const url = useUrlState(TRY_IT_URL);
  const send = useSendOperation();
  const usable = capabilities.filter(({ providers }) => providers.length > 0);
  const capability = usable.find(({ name }) => name === url.values.capability);
  const choose = (name: string | null) => {
    send.reset();
    url.set({ capability: name ?? '', connection: '' });
  };
  return (
    <div className={styles.columns}>
      <div className={styles.form}>
        <div className={styles.what}>
          <ComboBox
            label={t('filters.capability')}
            isRequired
            options={usable.map(({ name, title }) => ({ value: name, label: title, note: name }))}
            value={capability?.name ?? null}
            onChange={choose}
          />
          {capability !== undefined && (
            <p className={styles.description} dir="auto">
              {capability.description}
            </p>
          )}
        </div>
        {capability !== undefined && (
          <TryItForm key={capability.name} capability={capability} connectionId={url.values.connection} send={send} />
        )}
        {capability === undefined && <Notice>{t('tryIt.chooseFirst')}</Notice>}
      </div>
      {send.data === undefined ? (
        <EmptyState title={t(send.isPending ? 'tryIt.underWay' : 'tryIt.nothingYet')}>
          {t('tryIt.nothingYetText')}
        </EmptyState>
      ) : (
        <TryItResult operationId={send.data.id} />
      )}
    </div>
  );
}
