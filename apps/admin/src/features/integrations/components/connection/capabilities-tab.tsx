import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/feedback/empty-state.tsx';
import { Loaded } from '../../../../components/feedback/loaded.tsx';
import { useToast } from '../../../../components/feedback/toast-context.ts';
import { Switch } from '../../../../components/fields/switch.tsx';
import { Stack } from '../../../../components/layout/page-header.tsx';
import { Badge } from '../../../../components/show/badge.tsx';
import { Card } from '../../../../components/show/card.tsx';
import { useMayChange } from '../../../../lib/session/session.ts';
import { useChangeConnection } from '../../api/change-connection.ts';
import { useProviderGuide, type Power } from '../../api/get-provider-guide.ts';
import type { Connection } from '../../api/list-connections.ts';
import { DefaultOffers } from '../connected.tsx';
import styles from './connection.module.css';

/** What this connection may be used for. A switch takes effect at once, and can be taken back. */
export function CapabilitiesTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation('integrations/connections');
  const guide = useProviderGuide(connection.provider);
  const mayChange = useMayChange();
  return (
    <Stack>
      <Card title={t('connect.capabilities')}>
        <Loaded query={guide}>
          {({ powers }) => (
            <ul role="list" className={styles.switches}>
              {powers.map((power) => (
                <li key={power.name}>
                  {mayChange ? (
                    <CapabilitySwitch connection={connection} power={power} />
                  ) : (
                    <CapabilityState connection={connection} power={power} />
                  )}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        {guide.data?.powers.length === 0 && <EmptyState title={t('provider.noPowers')} />}
      </Card>
      {mayChange && (
        <Card>
          <DefaultOffers connection={connection} capabilities={connection.enabled_capabilities} />
        </Card>
      )}
    </Stack>
  );
}

function CapabilitySwitch({ connection, power }: { connection: Connection; power: Power }) {
  const { t } = useTranslation('integrations/connections');
  const toast = useToast();
  const change = useChangeConnection(connection.id);
  const before = connection.enabled_capabilities;
  const set = (enabled: readonly string[]) =>
    change.mutate(
      { enabled_capabilities: [...enabled] },
      { onError: (error) => toast(error.message, { tone: 'bad' }) },
    );
  const toggle = (isOn: boolean) => {
    set(isOn ? [...before, power.name] : before.filter((name) => name !== power.name));
    toast(t(isOn ? 'capability.switchedOn' : 'capability.switchedOff', { name: power.title }), {
      undo: () => set(before),
    });
  };
  return (
    <Switch isSelected={before.includes(power.name)} onChange={toggle} help={power.description}>
      {power.title}
    </Switch>
  );
}

/** The same for somebody who may only look. */
function CapabilityState({ connection, power }: { connection: Connection; power: Power }) {
  const { t } = useTranslation('integrations/connections');
  const isOn = connection.enabled_capabilities.includes(power.name);
  return (
    <div className={styles.state}>
      <span>
        {power.title}
        <small>{power.description}</small>
      </span>
      <Badge tone={isOn ? 'good' : 'neutral'}>{t(isOn ? 'capability.on' : 'capability.off')}</Badge>
    </div>
  );
}
