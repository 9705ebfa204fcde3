import { useTranslation } from 'react-i18next';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { DropIndicator, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { cx } from '../../../lib/class-names.ts';
import type { Connection } from '../../integrations/index.ts';
import type { Rule } from '../api/list-rules.ts';
import { conditionsText } from './condition-text.ts';
import { RuleRow } from './rule-row.tsx';
import styles from './routing.module.css';
import { moved } from './serving.ts';
import type { RuleActions } from './use-rule-actions.ts';

interface RulesListProps {
  label: string;
  rules: readonly Rule[];
  connections: ReadonlyMap<string, Connection>;
  mayChange: boolean;
  actions: RuleActions;
  onEdit: (rule: Rule) => void;
  onDelete: (rule: Rule) => void;
  /** The connections that could be the default instead: of a default rule. */
  others?: readonly Connection[];
  /** Takes the ids in their new order; without it the order is fixed. */
  onReorder?: (ids: readonly string[]) => void;
}

const NOBODY: readonly Connection[] = [];

/** Rules in the order they are tried: dragged by mouse, touch or keyboard, or moved by their menu. */
export function RulesList(props: RulesListProps) {
  const { label, rules, connections, mayChange, actions, onEdit, onDelete, others = NOBODY, onReorder } = props;
  const { t, i18n } = useTranslation(['routing', 'common']);
  const ids = rules.map((rule) => rule.id);
  const textOf = (rule: Rule) => rule.name ?? conditionsText(t, i18n.language, rule.conditions);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => rules.filter((rule) => keys.has(rule.id)).map((rule) => ({ 'text/plain': textOf(rule) })),
    onReorder: ({ keys, target }) => onReorder?.(moved(ids, keys, target)),
    renderDropIndicator: (target) => <DropIndicator target={target} className={cx(styles.dropIndicator)} />,
  });
  const isOrdered = onReorder !== undefined;
  return (
    <GridList
      aria-label={label}
      className={cx(styles.rules)}
      items={rules}
      // A row repeats what connections are called and how many rows there are.
      dependencies={[connections, others, rules.length, mayChange, i18n.language]}
      keyboardNavigationBehavior="tab"
      {...(mayChange ? { onAction: (id) => withRule(rules, String(id), onEdit) } : {})}
      {...(isOrdered && mayChange ? { dragAndDropHooks } : {})}
    >
      {(rule) => (
        <GridListItem id={rule.id} textValue={textOf(rule)} className={cx(styles.ruleItem)}>
          <RuleRow
            rule={rule}
            connections={connections}
            place={isOrdered ? ids.indexOf(rule.id) + 1 : undefined}
            count={rules.length}
            mayChange={mayChange}
            onEdit={() => onEdit(rule)}
            onDelete={() => onDelete(rule)}
            others={others.filter(({ id }) => id !== rule.integration_id)}
            onMoveDefault={(connection) => actions.moveDefault(rule, connection)}
            onEnable={(enabled) => actions.setEnabled(rule, enabled)}
            onMove={(by) => onReorder?.(swapped(ids, ids.indexOf(rule.id), by))}
          />
        </GridListItem>
      )}
    </GridList>
  );
}

function withRule(rules: readonly Rule[], id: string, act: (rule: Rule) => void): void {
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) act(rule);
}

function swapped(ids: readonly string[], at: number, by: -1 | 1): string[] {
  const id = ids[at];
  const other = ids[at + by];
  return id === undefined || other === undefined ? [...ids] : ids.with(at, other).with(at + by, id);
}
