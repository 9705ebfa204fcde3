import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import type { Verification } from '../api/check-connection.ts';
import { useProviderGuide } from '../api/get-provider-guide.ts';
import { useConnections, type Connection } from '../api/list-connections.ts';
import { useDefaultRules } from '../api/list-default-rules.ts';
import { useMakeDefault } from '../api/make-default.ts';
import styles from './connect.module.css';

interface ConnectedProps {
  connection: Connection;
  result: Verification;
  capabilities: readonly string[];
}

/** The check passed: who answered, and what this connection could serve by default from here on. */
export function Connected({ connection, result, capabilities }: ConnectedProps) {
  const { t } = useTranslation('integrations/connections');
  return (
    <>
      <Notice tone="good" isAlert>
        <strong>{t('connect.works')}</strong>
        <br />
        {t('connect.answeredBy', { account: result.account ?? connection.display_name })}
      </Notice>
      <DefaultOffers connection={connection} capabilities={capabilities} />
    </>
  );
}

/** One button for each capability: this connection serves it whenever no other rule does. */
export function DefaultOffers({ connection, capabilities }: Omit<ConnectedProps, 'result'>) {
  const { t } = useTranslation('integrations/connections');
  const powers = useProviderGuide(connection.provider).data?.powers;
  if (capabilities.length === 0) return null;
  return (
    <section aria-labelledby="default-offers" className={styles.offers}>
      <h3 id="default-offers">{t('defaults.title')}</h3>
      <p className={styles.note}>{t('defaults.text')}</p>
      <ul role="list">
        {capabilities.map((capability) => (
          <li key={capability} className={styles.offer}>
            <span>{powers?.find(({ name }) => name === capability)?.title ?? capability}</span>
            <DefaultOffer
              connection={connection}
              capability={capability}
              title={powers?.find(({ name }) => name === capability)?.title ?? capability}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DefaultOffer({
  connection,
  capability,
  title,
}: {
  connection: Connection;
  capability: string;
  title: string;
}) {
  const { t } = useTranslation('integrations/connections');
  const makeDefault = useMakeDefault();
  const connections = useConnections().data ?? [];
  const inEnvironment = new Set(
    connections.filter(({ environment }) => environment === connection.environment).map(({ id }) => id),
  );
  const rules = useDefaultRules();
  const rule = rules.data?.find((one) => one.capability === capability && inEnvironment.has(one.integration_id));
  if (rule?.integration_id === connection.id) return <Badge tone="good">{t('defaults.isDefault')}</Badge>;
  const other = connections.find(({ id }) => id === rule?.integration_id);
  const text = other === undefined ? t('defaults.make') : t('defaults.makeInstead', { name: nameOfConnection(other) });
  return (
    <span className={styles.offerAction}>
      {makeDefault.isError && (
        <span role="alert" className={styles.error}>
          {makeDefault.error.message}
        </span>
      )}
      <Button
        size="small"
        isDisabled={makeDefault.isPending || rules.isPending}
        aria-label={`${text}: ${title}`}
        onPress={() => makeDefault.mutate({ capability, connectionId: connection.id, rule })}
      >
        {text}
      </Button>
    </span>
  );
}
