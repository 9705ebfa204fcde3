import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Pagination } from '../../../components/collections/pagination.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useKeyPage } from '../api/list-key-page.ts';
import { CreateKeyDialog } from '../components/create-key-dialog.tsx';
import { KeysTable } from '../components/keys-table.tsx';

/** The keys by which services ask this tenant's hub. */
export function ApiKeysPage() {
  const { t } = useTranslation('api-keys');
  const mayChange = useMayChange();
  const url = useUrlState({ page: '1', dialog: '' });
  const page = Math.max(1, Math.trunc(Number(url.values.page)) || 1);
  const keys = useKeyPage(page);
  const createButton = mayChange ? (
    <Button variant="primary" icon="plus" onPress={() => url.set({ dialog: 'create' })}>
      {t('create.action')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} actions={createButton} />
      <Stack>
        <Loaded query={keys}>
          {({ data, meta }) =>
            data.length === 0 ? (
              <EmptyState title={t('none.title')} action={createButton}>
                {t('none.text')}
              </EmptyState>
            ) : (
              <>
                <KeysTable keys={data} />
                <Pagination page={page} last={meta.last_page} onChange={(to) => url.set({ page: String(to) })} />
              </>
            )
          }
        </Loaded>
      </Stack>
      {mayChange && url.values.dialog === 'create' && <CreateKeyDialog onClose={() => url.set({ dialog: '' })} />}
    </>
  );
}
