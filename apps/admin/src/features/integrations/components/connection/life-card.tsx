import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/actions/button.tsx';
import { Card } from '../../../../components/show/card.tsx';
import type { Connection } from '../../api/list-connections.ts';
import { standingOf } from '../standing.ts';
import type { Act } from './act.ts';
import styles from './connection.module.css';

/** The actions that this connection's status allows, the gentlest first. */
export function actsFor(connection: Pick<Connection, 'status' | 'health'>): Act[] {
  const isOff = standingOf(connection) === 'off';
  const isDisconnected = connection.status === 'inactive' && !isOff;
  return [
    ...(isOff ? (['activate'] as const) : []),
    ...(connection.status === 'active' ? (['disable'] as const) : []),
    ...(isDisconnected ? [] : (['disconnect'] as const)),
    'delete',
  ];
}

/** Switching off and ending, each with what it does in a sentence. */
export function LifeCard({ connection, onAct }: { connection: Connection; onAct: (act: Act) => void }) {
  const { t } = useTranslation('integrations/connections');
  return (
    <Card title={t('acts.title')}>
      <ul role="list" className={styles.acts}>
        {actsFor(connection).map((act) => (
          <li key={act}>
            <span>{t(`acts.${act}.text`, { name: connection.display_name })}</span>
            <Button variant={act === 'delete' ? 'danger' : 'secondary'} onPress={() => onAct(act)}>
              {t(`acts.${act}.button`)}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
