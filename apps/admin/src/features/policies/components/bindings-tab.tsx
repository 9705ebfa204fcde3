import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Stack } from '../../../components/layout/page-header.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { ConnectionTag } from '../../../components/show/connection-tag.tsx';
import { useCategoryName } from '../../../lib/catalog/category-names.ts';
import { focusHeadingIfLost } from '../../../lib/focus-heading.ts';
import { isolated } from '../../../lib/i18n/isolated.ts';
import { useMayChange } from '../../../lib/session/session.ts';
import { useDeleteBinding } from '../api/delete-binding.ts';
import { useBindings, type Binding } from '../api/list-bindings.ts';
import { useSaveBinding } from '../api/save-binding.ts';
import { bodyOfSavedBinding, byApp } from './binding-draft.ts';
import { RowMenu } from './policies-tab.tsx';
import styles from './policies.module.css';
import type { Catalog } from './use-catalog.ts';

interface BindingsTabProps {
  catalog: Catalog;
  onEdit: (id: string) => void;
}

/** What each app is bound to: its slots, in each environment. */
export function BindingsTab({ catalog, onEdit }: BindingsTabProps) {
  const { t } = useTranslation('policies');
  const bindings = useBindings();
  const mayChange = useMayChange();
  return (
    <Loaded query={bindings}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState
            title={t('bindings.emptyTitle')}
            action={
              mayChange && (
                <Button variant="primary" icon="plus" onPress={() => onEdit('new')}>
                  {t('bindings.new')}
                </Button>
              )
            }
          >
            {t('bindings.emptyText')}
          </EmptyState>
        ) : (
          <Stack>
            <p className={styles.soft}>{t('bindings.explained')}</p>
            {byApp(all).map(([key, ofApp]) => (
              <AppCard key={key} bindings={ofApp} catalog={catalog} onEdit={onEdit} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function AppCard({ bindings, catalog, onEdit }: BindingsTabProps & { bindings: readonly Binding[] }) {
  const { t } = useTranslation(['policies', 'common']);
  const [first] = bindings;
  if (first === undefined) return null;
  return (
    <Card
      title={t('named.app', { name: first.app })}
      aside={<Badge>{t(`common:environments.${first.environment}`)}</Badge>}
    >
      <ul role="list" className={styles.slots}>
        {bindings.map((binding) => (
          <li key={binding.id} className={styles.slot}>
            <SlotRow binding={binding} catalog={catalog} onEdit={() => onEdit(binding.id)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SlotRow({ binding, catalog, onEdit }: { binding: Binding; catalog: Catalog; onEdit: () => void }) {
  const mayChange = useMayChange();
  const remove = useRemoveBinding();
  const connection = catalog.connections.find((one) => one.id === binding.integration_id);
  return (
    <>
      <span className={styles.slotText}>
        <strong dir="auto">{binding.slot}</strong>
        {binding.name !== null && (
          <span className={styles.soft} dir="auto">
            {binding.name}
          </span>
        )}
      </span>
      <ConnectionTag connection={connection} />
      <SlotLimits binding={binding} catalog={catalog} />
      {mayChange ? <RowMenu name={binding.slot} onEdit={onEdit} onDelete={() => remove(binding)} /> : <span />}
    </>
  );
}

/** What the app may use the slot for, and what the slot asks of the connection. */
function SlotLimits({ binding, catalog }: { binding: Binding; catalog: Catalog }) {
  const { t, i18n } = useTranslation('policies');
  const categoryName = useCategoryName();
  const listed = (names: readonly string[]) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  const titles = (names: readonly string[]) => listed(names.map((name) => isolated(catalog.names.capability(name))));
  const { capabilities, workflows, required_category: category, required_capabilities: required } = binding;
  return (
    <span className={styles.slotText}>
      <span>
        {capabilities === null ? t('bindings.everything') : t('bindings.only', { what: titles(capabilities) })}
      </span>
      {workflows.length > 0 && <span>{t('bindings.starts', { what: listed(workflows) })}</span>}
      {required.length > 0 && <span className={styles.soft}>{t('bindings.needs', { what: titles(required) })}</span>}
      {category !== null && (
        <span className={styles.soft}>{t('bindings.needsCategory', { category: categoryName(category) })}</span>
      )}
    </span>
  );
}

function useRemoveBinding(): (binding: Binding) => void {
  const { t } = useTranslation('policies');
  const toast = useToast();
  const remove = useDeleteBinding();
  const save = useSaveBinding();
  const failed = { onError: (error: Error) => toast(error.message, { tone: 'bad' }) };
  return (binding) => {
    remove.mutate(binding.id, {
      ...failed,
      onSuccess: () =>
        toast(t('bindings.deleted'), {
          undo: () => save.mutate({ id: undefined, body: bodyOfSavedBinding(binding) }, failed),
        }),
    });
    focusHeadingIfLost();
  };
}
