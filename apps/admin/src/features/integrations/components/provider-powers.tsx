import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../components/feedback/loaded.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { Card } from '../../../components/show/card.tsx';
import { cx } from '../../../lib/class-names.ts';
import { useProviderGuide, type Power } from '../api/get-provider-guide.ts';
import type { Connection } from '../api/list-connections.ts';
import type { Provider } from '../api/list-providers.ts';
import styles from './provider.module.css';

interface ProviderPowersProps {
  provider: Provider;
  connections: readonly Connection[];
}

/** What the provider powers: each capability with its jack, plugged where a connection has it switched on. */
export function ProviderPowers({ provider, connections }: ProviderPowersProps) {
  const { t } = useTranslation('integrations/connections');
  const guide = useProviderGuide(provider.name);
  const inUse = new Set(connections.flatMap((connection) => connection.enabled_capabilities));
  return (
    <Card title={t('provider.powers')}>
      <Loaded query={guide}>
        {({ powers }) => (
          <ul role="list" className={styles.rows}>
            {powers.map((power) => (
              <PowerRow key={power.name} power={power} isInUse={inUse.has(power.name)} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function PowerRow({ power, isInUse }: { power: Power; isInUse: boolean }) {
  const { t } = useTranslation('integrations/connections');
  return (
    <li className={styles.power}>
      <span className={cx(styles.jack, isInUse && styles.plugged)} aria-hidden="true" />
      <div className={styles.powerText}>
        <p className={styles.powerTitle}>
          <strong>{power.title}</strong>
          <code>{power.name}</code>
          {isInUse && <Badge tone="good">{t('provider.inUse')}</Badge>}
        </p>
        <p dir="auto">{power.description}</p>
        {power.effect !== null && <p className={styles.soft}>{t(`effects.${power.effect}`)}</p>}
      </div>
    </li>
  );
}
