import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { Table, type Column } from '../../../../components/collections/table.tsx';
import { EmptyState } from '../../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { Stack } from '../../../../components/layout/page-header.tsx';
import { Badge } from '../../../../components/show/badge.tsx';
import { RelativeTime } from '../../../../components/show/relative-time.tsx';
import { useActorNames } from '../../../../lib/actors/actor-names.ts';
import { focusHeadingIfLost } from '../../../../lib/focus-heading.ts';
import { useMayChange } from '../../../../lib/session/session.ts';
import { useCredentials, type Credential } from '../../api/list-credentials.ts';
import type { Connection } from '../../api/list-connections.ts';
import { RotateDialog } from './rotate-dialog.tsx';
import styles from './connection.module.css';

/** In the address: every required credential that is not set. */
export const ALL_MISSING = '*';

interface CredentialsTabProps {
  connection: Connection;
  /** The field whose dialog is open, by the address. */
  rotating: string;
  onRotate: (field: string) => void;
}

/** What authenticates the connection: masked, never revealed, replaced field by field. */
export function CredentialsTab({ connection, rotating, onRotate }: CredentialsTabProps) {
  const { t } = useTranslation('integrations/connections');
  const credentials = useCredentials(connection.id);
  const mayChange = useMayChange();
  const columns = useColumns(mayChange ? onRotate : null);
  return (
    <Stack>
      <p className={styles.soft}>{t('credentials.intro')}</p>
      <Loaded query={credentials}>
        {(fields) =>
          fields.length === 0 ? (
            <EmptyState title={t('credentials.none')} />
          ) : (
            <>
              <Table caption={t('tabs.credentials')} columns={columns} rows={fields} keyOf={({ field }) => field} />
              {mayChange && rotating !== '' && (
                <RotateDialog
                  key={rotating}
                  connection={connection}
                  fields={chosenOf(fields, rotating)}
                  onClose={() => {
                    onRotate('');
                    // The panel that said why the badge is red goes with the reason.
                    focusHeadingIfLost();
                  }}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

function chosenOf(fields: readonly Credential[], rotating: string): string[] {
  const chosen = fields.filter((one) => (rotating === ALL_MISSING ? one.required && !one.set : one.field === rotating));
  return chosen.map(({ field }) => field);
}

function useColumns(onRotate: ((field: string) => void) | null): Column<Credential>[] {
  const { t } = useTranslation('integrations/connections');
  const nameOf = useActorNames();
  return [
    { id: 'field', header: t('credentials.field'), isRowHeader: true, cell: ({ label }) => label },
    { id: 'value', header: t('credentials.value'), cell: (credential) => <MaskedValue credential={credential} /> },
    {
      id: 'rotated',
      header: t('credentials.rotated'),
      cell: ({ updated_at: at, updated_by: by }) =>
        at === null ? (
          ''
        ) : (
          <span>
            <RelativeTime at={at} />
            {by !== null && <span className={styles.by}> {t('credentials.by', { name: nameOf(by) })}</span>}
          </span>
        ),
    },
    ...(onRotate === null
      ? []
      : [
          {
            id: 'actions',
            header: t('credentials.change'),
            align: 'end' as const,
            cell: ({ field, label, set }: Credential) => {
              const text = t(set ? 'credentials.replace' : 'credentials.give');
              return (
                <Button size="small" aria-label={`${text}: ${label}`} onPress={() => onRotate(field)}>
                  {text}
                </Button>
              );
            },
          },
        ]),
  ];
}

function MaskedValue({ credential: { set, sensitive, value, reference, required } }: { credential: Credential }) {
  const { t } = useTranslation('integrations/connections');
  if (!set)
    return (
      <Badge tone={required ? 'warn' : 'neutral'}>{t(required ? 'credentials.missing' : 'credentials.notSet')}</Badge>
    );
  if (reference !== null) {
    return (
      <span className={styles.reference}>
        <code dir="ltr">{reference}</code> <Badge tone="accent">{t('credentials.reference')}</Badge>
      </span>
    );
  }
  if (!sensitive && value !== null) return <code dir="ltr">{value}</code>;
  return (
    <span>
      <span aria-hidden="true">••••••••</span>
      <span className={styles.hidden}>{t('credentials.hidden')}</span>
    </span>
  );
}
