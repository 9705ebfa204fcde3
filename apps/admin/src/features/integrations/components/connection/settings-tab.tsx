import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { Stack } from '../../../../components/layout/page-header.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { CopyField } from '../../../../components/show/copy-field.tsx';
import { JsonBlock } from '../../../../components/show/code-block.tsx';
import { Facts } from '../../../../components/show/facts.tsx';
import { schemaFields } from '../../../../lib/schema/form-fields.ts';
import { useMayChange } from '../../../../lib/session/session.ts';
import { useProvider } from '../../api/get-provider.ts';
import type { Connection } from '../../api/list-connections.ts';
import type { Provider } from '../../api/list-providers.ts';
import { BreakerCard } from './breaker-card.tsx';
import { LimitsCard } from './limits-card.tsx';
import { SettingsForm } from './settings-form.tsx';
import { LifeCard } from './life-card.tsx';
import type { Act } from './act.ts';

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
                <SettingsForm connection={connection} provider={data} />
              ) : (
                <SettingFacts connection={connection} provider={data} />
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

/** The same for somebody who may only look. */
function SettingFacts({ connection, provider }: { connection: Connection; provider: Provider }) {
  const { t } = useTranslation('integrations/connections');
  const { label, config, metadata } = connection;
  const settings = schemaFields(provider.config_schema).map((field) => ({
    label: field.label,
    value: textOf(config[field.name]),
  }));
  return (
    <>
      <Facts facts={[{ label: t('connect.label'), value: label ?? '–' }, ...settings]} />
      <JsonBlock label={t('settings.metadata')} value={metadata} />
    </>
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
