import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { Link } from '../../../components/actions/link.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Badge } from '../../../components/show/badge.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import type { Verification } from '../api/check-connection.ts';
import { useConnections, type Connection } from '../api/list-connections.ts';
import { useDefaultRules } from '../api/list-default-rules.ts';
import { useMakeDefault } from '../api/make-default.ts';
import styles from './connect.module.css';
import { defaultOffers, type DefaultOffer } from './default-offers.ts';
import { useCapabilityTitles } from './use-capability-titles.ts';
import { useFocusKept } from './use-focus-kept.ts';

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

/** One button for each capability, and one for all that nothing serves by default yet. */
export function DefaultOffers({ connection, capabilities }: Omit<ConnectedProps, 'result'>) {
  const { t } = useTranslation('integrations/connections');
  const titleOf = useCapabilityTitles(connection.provider);
  const connections = useConnections().data ?? [];
  const rules = useDefaultRules();
  const offers = defaultOffers(connection, capabilities, { connections, rules: rules.data ?? [] });
  const open = offers.filter(({ rule }) => rule === undefined);
  const keepsFocus = useFocusKept<HTMLElement>(offers.filter(({ isDefault }) => isDefault).length);
  if (capabilities.length === 0) return null;
  return (
    <section {...keepsFocus} aria-labelledby="default-offers" className={styles.offers}>
      <div className={styles.offersHead}>
        <h3 id="default-offers">{t('defaults.title')}</h3>
        {rules.isSuccess && open.length > 1 && (
          <MakeDefault connection={connection} offers={open} text={t('defaults.makeAll', { count: open.length })} />
        )}
      </div>
      <p className={styles.note}>{t('defaults.text')}</p>
      <ul role="list">
        {offers.map((offer) => (
          <Offer
            key={offer.capability}
            connection={connection}
            offer={offer}
            title={titleOf(offer.capability)}
            isKnown={rules.isSuccess}
          />
        ))}
      </ul>
    </section>
  );
}

interface OfferProps {
  connection: Connection;
  offer: DefaultOffer;
  title: string;
  /** Whether it is known by now which rules there are. */
  isKnown: boolean;
}

function Offer({ connection, offer, title, isKnown }: OfferProps) {
  const { t } = useTranslation('integrations/connections');
  const { capability, isDefault, other } = offer;
  const text = other === undefined ? t('defaults.make') : t('defaults.makeInstead', { name: nameOfConnection(other) });
  return (
    <li className={styles.offer}>
      <span>{title}</span>
      {isDefault ? (
        <span className={styles.offerAction}>
          {connection.environment === 'sandbox' && (
            <Link to={`/operations/try?capability=${capability}&connection=${connection.id}`}>
              {t('defaults.tryIt')}
            </Link>
          )}
          <Badge tone="good">{t('defaults.isDefault')}</Badge>
        </span>
      ) : (
        <MakeDefault connection={connection} offers={[offer]} text={text} about={title} isDisabled={!isKnown} />
      )}
    </li>
  );
}

interface MakeDefaultProps {
  connection: Connection;
  offers: readonly DefaultOffer[];
  text: string;
  about?: string;
  isDisabled?: boolean;
}

function MakeDefault({ connection, offers, text, about, isDisabled = false }: MakeDefaultProps) {
  const makeDefault = useMakeDefault(connection.id);
  return (
    <span className={styles.offerAction}>
      {makeDefault.isError && (
        <span role="alert" className={styles.error}>
          {makeDefault.error.message}
        </span>
      )}
      <Button
        size="small"
        isDisabled={isDisabled}
        isPending={makeDefault.isPending}
        {...(about !== undefined && { 'aria-label': `${text}: ${about}` })}
        onPress={() => makeDefault.mutate(offers)}
      >
        {text}
      </Button>
    </span>
  );
}
