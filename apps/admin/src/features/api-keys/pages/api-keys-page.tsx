import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Pagination } from '../../../components/collections/pagination.tsx';
import { Tabs } from '../../../components/collections/tabs.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { PageHeader, Stack } from '../../../components/layout/page-header.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useKeyPage, type KeyState } from '../api/list-key-page.ts';
import { CreateKeyDialog } from '../components/create-key-dialog.tsx';
import { KeysTable, RevokedKeysTable } from '../components/keys-table.tsx';

const TABLES = { active: KeysTable, revoked: RevokedKeysTable } as const;
const TABS = ['active', 'revoked'] as const;

/** The keys by which services ask this tenant's hub. */
export function ApiKeysPage() {
  const { t } = useTranslation('api-keys');
  const mayChange = useMayChange();
  const url = useUrlState({ tab: 'active', page: '1', dialog: '' });
  const create = () => url.set({ dialog: 'create' });
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} actions={mayChange && <CreateButton onPress={create} />} />
      <Tabs
        label={t('title')}
        value={url.values.tab}
        onChange={(tab) => url.set({ tab, page: '1' })}
        items={TABS.map((id) => ({
          id,
          label: t(`tabs.${id}`),
          content: <KeyList state={id} page={url.values.page} onPage={(page) => url.set({ page })} onCreate={create} />,
        }))}
      />
      {mayChange && url.values.dialog === 'create' && <CreateKeyDialog onClose={() => url.set({ dialog: '' })} />}
    </>
  );
}

function CreateButton({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation('api-keys');
  return (
    <Button variant="primary" icon="plus" onPress={onPress}>
      {t('create.action')}
    </Button>
  );
}

interface KeyListProps {
  state: KeyState;
  page: string;
  onPage: (page: string) => void;
  onCreate: () => void;
}

function KeyList({ state, page, onPage, onCreate }: KeyListProps) {
  const { t } = useTranslation('api-keys');
  const mayChange = useMayChange();
  const number = Math.max(1, Math.trunc(Number(page)) || 1);
  const keys = useKeyPage(state, number);
  const KeyTable = TABLES[state];
  return (
    <Stack>
      <Loaded query={keys}>
        {({ data, meta }) =>
          data.length === 0 ? (
            <EmptyState
              title={t(`none.${state}`)}
              action={state === 'active' && mayChange ? <CreateButton onPress={onCreate} /> : undefined}
            >
              {t(`noneText.${state}`)}
            </EmptyState>
          ) : (
            <>
              <KeyTable keys={data} />
              <Pagination page={number} last={meta.last_page} onChange={(to) => onPage(String(to))} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}
