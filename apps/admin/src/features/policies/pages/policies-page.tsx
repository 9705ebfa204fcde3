import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Tabs } from '../../../components/collections/tabs.tsx';
import { GoneDialog } from '../../../components/overlays/gone-dialog.tsx';
import { PageHeader } from '../../../components/layout/page-header.tsx';
import { useMayChange } from '../../../lib/session/session.ts';
import { useUrlState } from '../../../lib/url/use-url-state.ts';
import { useBindings } from '../api/list-bindings.ts';
import { usePolicies } from '../api/list-policies.ts';
import { BindingsTab } from '../components/bindings-tab.tsx';
import { PoliciesTab } from '../components/policies-tab.tsx';
import { TryTab } from '../components/try-tab.tsx';
import { useCatalog, type Catalog } from '../components/use-catalog.ts';

const PolicyDrawer = lazy(() =>
  import('../components/policy-drawer.tsx').then((file) => ({ default: file.PolicyDrawer })),
);
const BindingDrawer = lazy(() =>
  import('../components/binding-drawer.tsx').then((file) => ({ default: file.BindingDrawer })),
);

/** `policy`, `binding`: the one in the drawer, or `new`. */
const URL_STATE = { tab: 'policies', policy: '', binding: '' } as const;

/** Who may do what: policies, what apps are bound to, and a dry run of both. */
export function PoliciesPage() {
  const { t } = useTranslation('policies');
  const url = useUrlState(URL_STATE);
  const catalog = useCatalog();
  const mayChange = useMayChange();
  const { tab } = url.values;
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          mayChange && tab !== 'try' ? (
            <NewButton tab={tab} onPress={() => url.set(tab === 'bindings' ? { binding: 'new' } : { policy: 'new' })} />
          ) : undefined
        }
      />
      <Tabs
        label={t('title')}
        value={tab}
        onChange={(next) => url.set({ tab: next, policy: '', binding: '' })}
        items={[
          {
            id: 'policies',
            label: t('tabs.policies'),
            content: <PoliciesTab catalog={catalog} onEdit={(policy) => url.set({ policy })} />,
          },
          {
            id: 'bindings',
            label: t('tabs.bindings'),
            content: <BindingsTab catalog={catalog} onEdit={(binding) => url.set({ binding })} />,
          },
          { id: 'try', label: t('tabs.try'), content: <TryTab catalog={catalog} /> },
        ]}
      />
      {mayChange && url.values.policy !== '' && (
        <OpenPolicy id={url.values.policy} catalog={catalog} onClose={() => url.set({ policy: '' })} />
      )}
      {mayChange && url.values.binding !== '' && (
        <OpenBinding id={url.values.binding} catalog={catalog} onClose={() => url.set({ binding: '' })} />
      )}
    </>
  );
}

function NewButton({ tab, onPress }: { tab: string; onPress: () => void }) {
  const { t } = useTranslation('policies');
  return (
    <Button variant="primary" icon="plus" onPress={onPress}>
      {t(tab === 'bindings' ? 'bindings.new' : 'newPolicy')}
    </Button>
  );
}

interface OpenProps {
  id: string;
  catalog: Catalog;
  onClose: () => void;
}

function OpenPolicy({ id, catalog, onClose }: OpenProps) {
  const { t } = useTranslation('policies');
  const policies = usePolicies().data;
  const policy = policies?.find((one) => one.id === id);
  if (id !== 'new' && policies === undefined) return null;
  if (id !== 'new' && policy === undefined) return <GoneDialog text={t('gone')} onClose={onClose} />;
  return (
    <Suspense>
      <PolicyDrawer key={id} policy={policy} catalog={catalog} onClose={onClose} />
    </Suspense>
  );
}

function OpenBinding({ id, catalog, onClose }: OpenProps) {
  const { t } = useTranslation('policies');
  const bindings = useBindings().data;
  const binding = bindings?.find((one) => one.id === id);
  if (id !== 'new' && bindings === undefined) return null;
  if (id !== 'new' && binding === undefined) return <GoneDialog text={t('bindings.gone')} onClose={onClose} />;
  return (
    <Suspense>
      <BindingDrawer key={id} binding={binding} catalog={catalog} onClose={onClose} />
    </Suspense>
  );
}
