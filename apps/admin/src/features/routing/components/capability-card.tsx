import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Card } from '../../../components/show/card.tsx';
import { ConnectionTag, nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { Cluster } from '../../../components/layout/page-header.tsx';
import type { Connection } from '../../integrations/index.ts';
import type { Rule } from '../api/list-rules.ts';
import styles from './routing.module.css';
import { RulesList } from './rules-list.tsx';
import type { CapabilityRouting, Serving } from './serving.ts';
import { TroubleBadge } from './trouble-badge.tsx';
import type { RuleActions } from './use-rule-actions.ts';

interface CapabilityCardProps {
  routing: CapabilityRouting;
  connections: ReadonlyMap<string, Connection>;
  mayChange: boolean;
  actions: RuleActions;
  onAdd: () => void;
  onEdit: (rule: Rule) => void;
}

/** One capability: in each environment, what serves it. */
export function CapabilityCard(props: CapabilityCardProps) {
  const { routing, mayChange, onAdd } = props;
  const { capability, servings } = routing;
  const { t } = useTranslation(['routing', 'common']);
  return (
    <Card
      title={capability.title}
      className={styles.capability}
      aside={
        <Cluster>
          <ButtonLink
            to={`/routing/explain?capability=${capability.name}&environment=${whereToAsk(routing)}`}
            size="small"
            variant="quiet"
            aria-label={t('explainOf', { capability: capability.title })}
          >
            {t('explain')}
          </ButtonLink>
          {mayChange && (
            <Button size="small" icon="plus" aria-label={t('addTo', { capability: capability.title })} onPress={onAdd}>
              {t('addRule')}
            </Button>
          )}
        </Cluster>
      }
    >
      <p className={styles.capabilityName}>
        <code>{capability.name}</code>
      </p>
      {servings.map((serving) => (
        <ServingSection key={serving.environment} serving={serving} {...props} />
      ))}
    </Card>
  );
}

/** Where somebody is likely to ask about: where rules decide, else where anything can serve. */
function whereToAsk({ servings }: CapabilityRouting): string {
  const serving = servings.find(({ state }) => state === 'rules') ?? servings[0];
  return serving?.environment ?? 'production';
}

function ServingSection({ serving, ...props }: CapabilityCardProps & { serving: Serving }) {
  const { routing, actions, mayChange } = props;
  const { t } = useTranslation(['routing', 'common']);
  const { environment, rules, defaults } = serving;
  const where = environment === null ? t('nowhere') : t(`common:environments.${environment}`);
  const label = t('rulesOf', { capability: routing.capability.title, environment: where });
  const shared = {
    connections: props.connections,
    mayChange,
    actions,
    onEdit: props.onEdit,
    onDelete: (rule: Rule) => actions.remove(rule, routing),
  };
  return (
    <section className={styles.serving} aria-label={`${routing.capability.title}: ${where}`}>
      <h3 className={styles.servingTitle}>{where}</h3>
      <div className={styles.servingBody}>
        {rules.length > 0 && (
          <RulesList
            {...shared}
            label={label}
            rules={rules}
            onReorder={(ids) => actions.reorder(routing, serving, ids)}
          />
        )}
        {defaults.length > 0 && (
          <RulesList
            {...shared}
            label={t('defaultOf', { list: label })}
            rules={defaults}
            others={serving.connections}
          />
        )}
        <ServingState serving={serving} capability={routing.capability.name} actions={actions} mayChange={mayChange} />
      </div>
    </section>
  );
}

interface ServingStateProps {
  serving: Serving;
  capability: string;
  actions: RuleActions;
  mayChange: boolean;
}

/** What the rules leave open, in plain words, and the one press that mends it. */
function ServingState({ serving, ...props }: ServingStateProps) {
  const { t } = useTranslation(['routing', 'common']);
  const { state, connections, environment } = serving;
  const [only] = connections;
  if (environment === null) return <Notice tone="warn">{t('connectionsGone')}</Notice>;
  if (state === 'only' && only !== undefined) return <OnlyOne connection={only} capability={props.capability} />;
  if (state === 'undecided') {
    return (
      <Notice tone="warn">
        <p>{t('undecided', { count: connections.length })}</p>
        <DefaultOffers {...props} connections={connections} />
      </Notice>
    );
  }
  if (state === 'off') return <Notice tone="warn">{t('allOff')}</Notice>;
  if (!endsOpen(serving)) return null;
  return (
    <div className={styles.open}>
      <p className={styles.soft}>{t('restUnserved')}</p>
      {serving.defaults.length === 0 && <DefaultOffers {...props} connections={connections} />}
    </div>
  );
}

/** Whether a request may come that no rule takes. */
function endsOpen({ rules, defaults }: Serving): boolean {
  return ![...rules, ...defaults].some((rule) => rule.enabled && rule.conditions.length === 0);
}

function OnlyOne({ connection, capability }: { connection: Connection; capability: string }) {
  const { t } = useTranslation(['routing', 'common']);
  const isUp = connection.status === 'active';
  return (
    <p className={styles.only}>
      <ConnectionTag connection={connection} />
      <TroubleBadge connection={connection} capability={capability} />
      <span className={styles.soft}>{t(isUp ? 'onlyServes' : 'onlyWouldServe')}</span>
    </p>
  );
}

function DefaultOffers({
  connections,
  capability,
  actions,
  mayChange,
}: Omit<ServingStateProps, 'serving'> & { connections: readonly Connection[] }) {
  const { t } = useTranslation(['routing', 'common']);
  if (!mayChange) return null;
  return (
    <Cluster className={styles.offers}>
      {connections.map((connection) => (
        <Button
          key={connection.id}
          size="small"
          isDisabled={actions.isMakingDefault}
          onPress={() => actions.makeDefault(capability, connection)}
        >
          {t('makeDefault', { name: nameOfConnection(connection) })}
        </Button>
      ))}
    </Cluster>
  );
}
