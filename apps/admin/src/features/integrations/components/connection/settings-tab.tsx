import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { Stack } from '../../../../components/layout/page-header.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { CopyField } from '../../../../components/show/copy-field.tsx';
import { JsonBlock } from '../../../../components/show/code-block.tsx';
import { useMayChange } from '../../../../lib/session/session.ts';
import { useProvider } from '../../api/get-provider.ts';
import type { Connection } from '../../api/list-connections.ts';
import { BreakerCard } from './breaker-card.tsx';
import { LimitsCard } from './limits-card.tsx';
import { SettingsForm } from './settings-form.tsx';
import { LifeCard } from './life-card.tsx';
import type { Act } from './action-dialog.tsx';

/** What is set about a connection, how hard it may be driven, and how it ends. */
export function SettingsTab({ connection, onAct }: { connection: Connection; onAct: (act: Act) => void }) {
  const { t } = useTranslation('integrations/connections');
  const provider = useProvider(connection.provider);
  const mayChange = useMayChange();
  return (
    <Stack>
      <Loaded query={provider}>
        {(data) => (
          <>
            <Card title={t('settings.title')}>
              {mayChange ? (
                <SettingsForm key={connection.updated_at} connection={connection} provider={data} />
              ) : (
                <JsonBlock
                  label={t('settings.title')}
                  value={{ label: connection.label, config: connection.config, metadata: connection.metadata }}
                />
              )}
            </Card>
            {data.webhook_support && (
              <Card title={t('provider.webhooks')}>
                <CopyField label={t('settings.webhookUrl')} value={connection.webhook_url} />
              </Card>
            )}
          </>
        )}
      </Loaded>
      <LimitsCard connection={connection} />
      <BreakerCard connection={connection} />
      {mayChange && <LifeCard connection={connection} onAct={onAct} />}
    </Stack>
  );
}
