import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { IconButton } from '../../../components/actions/icon-button.tsx';
import { Switch } from '../../../components/fields/switch.tsx';
import { Icon } from '../../../components/icon/icon.tsx';
import { Menu } from '../../../components/overlays/menu.tsx';
import type { MenuItem } from '../../../components/overlays/menu-groups.ts';
import { Badge } from '../../../components/show/badge.tsx';
import { ConnectionTag, nameOfConnection } from '../../../components/show/connection-tag.tsx';
import { cx } from '../../../lib/class-names.ts';
import type { Connection } from '../../integrations/index.ts';
import type { Rule } from '../api/list-rules.ts';
import { conditionsText, defaultText } from './condition-text.ts';
import styles from './routing.module.css';
import { TroubleBadge } from './trouble-badge.tsx';

export interface RuleRowProps {
  rule: Rule;
  connections: ReadonlyMap<string, Connection>;
  /** From 1 on; of a default rule none. */
  place: number | undefined;
  /** Of the rules that have a place: how many. */
  count: number;
  mayChange: boolean;
  onEdit: () => void;
  onDelete: () => void;
  onEnable: (enabled: boolean) => void;
  onMove: (by: -1 | 1) => void;
  /** The connections that could be the default instead; of a rule with a place none. */
  others: readonly Connection[];
  onMoveDefault: (connection: Connection) => void;
}

/** One rule: when it holds, and where requests go then. */
export function RuleRow(props: RuleRowProps) {
  const { rule, connections, place, mayChange } = props;
  const { t, i18n } = useTranslation(['routing', 'common']);
  const conditions = conditionsText(t, i18n.language, rule.conditions);
  return (
    <div className={cx(styles.rule, !rule.enabled && styles.off)}>
      {mayChange && place !== undefined && (
        <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t('drag', { name: rule.name ?? conditions })}>
          <Icon name="grip" />
        </AriaButton>
      )}
      {mayChange && place === undefined && <span className={styles.noGrip} />}
      <span className={styles.place} aria-hidden="true">
        {place ?? '∗'}
      </span>
      <RuleWords rule={rule} isDefault={place === undefined} conditions={conditions} />
      <div className={styles.route}>
        <RuleTarget id={rule.integration_id} rule={rule} connections={connections} />
        {rule.fallback_integration_id !== null && (
          <span className={styles.fallback}>
            <span className={styles.soft}>{t('thenFallback')}</span>
            <RuleTarget id={rule.fallback_integration_id} rule={rule} connections={connections} />
          </span>
        )}
      </div>
      <RuleControls {...props} name={rule.name ?? conditions} />
    </div>
  );
}

interface RuleWordsProps {
  rule: Rule;
  isDefault: boolean;
  conditions: string;
}

function RuleWords({ rule, isDefault, conditions }: RuleWordsProps) {
  const { t } = useTranslation(['routing', 'common']);
  return (
    <div className={styles.ruleText}>
      {rule.name !== null && (
        <strong className={styles.ruleName} dir="auto">
          {rule.name}
        </strong>
      )}
      <span className={cx(rule.name !== null && styles.soft)}>
        {isDefault ? defaultText(t, rule, conditions) : conditions}
      </span>
    </div>
  );
}

function RuleControls({ name, ...props }: RuleRowProps & { name: string }) {
  const { rule, mayChange, onEnable } = props;
  const { t } = useTranslation(['routing', 'common']);
  return (
    <div className={styles.ruleActions}>
      {mayChange ? (
        <>
          <Switch isLabelHidden isSelected={rule.enabled} onChange={onEnable}>
            {t('switch', { name })}
          </Switch>
          <RuleMenu {...props} name={name} />
        </>
      ) : (
        <Badge tone={rule.enabled ? 'good' : 'neutral'}>{t(rule.enabled ? 'on' : 'off')}</Badge>
      )}
    </div>
  );
}

function RuleTarget({
  id,
  rule,
  connections,
}: {
  id: string;
  rule: Rule;
  connections: ReadonlyMap<string, Connection>;
}) {
  const connection = connections.get(id);
  return (
    <span className={styles.target}>
      <ConnectionTag connection={connection} />
      {connection !== undefined && <TroubleBadge connection={connection} capability={rule.capability} />}
    </span>
  );
}

function RuleMenu(props: RuleRowProps & { name: string }) {
  const { place, count, onEdit, onDelete, onMove, others, onMoveDefault, name } = props;
  const { t } = useTranslation(['routing', 'common']);
  const moves: MenuItem[] =
    place === undefined
      ? []
      : [
          { id: 'up', label: t('moveUp'), icon: 'up', isDisabled: place === 1, onAction: () => onMove(-1) },
          { id: 'down', label: t('moveDown'), icon: 'down', isDisabled: place === count, onAction: () => onMove(1) },
        ];
  const offerOf = (connection: Connection): MenuItem => ({
    id: connection.id,
    label: t('makeDefault', { name: nameOfConnection(connection) }),
    onAction: () => onMoveDefault(connection),
  });
  return (
    <Menu
      label={t('actionsOf', { name })}
      groups={[
        { id: 'change', items: [{ id: 'edit', label: t('edit'), icon: 'settings', onAction: onEdit }, ...moves] },
        ...(others.length === 0 ? [] : [{ id: 'default', items: others.map(offerOf) }]),
        {
          id: 'danger',
          items: [{ id: 'delete', label: t('delete'), icon: 'trash', isDanger: true, onAction: onDelete }],
        },
      ]}
      trigger={(trigger) => <IconButton {...trigger} icon="more" size="small" label={t('actionsOf', { name })} />}
    />
  );
}
