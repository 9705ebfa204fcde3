import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../../components/actions/link.tsx';
import { nameOfConnection } from '../../../../components/show/connection-tag.tsx';
import type { References } from '../../api/get-references.ts';
import { useConnections, type Connection } from '../../api/list-connections.ts';
import { useCapabilityTitles } from '../use-capability-titles.ts';
import type { Act } from './act.ts';
import styles from './connection.module.css';
import { affectedBy, type AffectedRule } from './references.ts';

interface ConsequencesProps {
  connection: Connection;
  act: Act;
  references: References;
}

/** What an action does to the rules and apps that name the connection, and to work in flight. */
export function Consequences({ connection, act, references }: ConsequencesProps) {
  const { t } = useTranslation('integrations/connections');
  const { rules, bindings, others } = affectedBy(references.references);
  const waiting = ['pending', 'retrying', 'paused'].reduce((sum, one) => sum + (references.operations[one] ?? 0), 0);
  const underWay = references.operations['in_progress'] ?? 0;
  return (
    <ul className={styles.consequences}>
      <Consequence text={t(rules.length === 0 ? 'acts.noRules' : `acts.${act}.rules`, { count: rules.length })}>
        {rules.map((rule) => (
          <RuleItem key={rule.id} connection={connection} rule={rule} act={act} />
        ))}
      </Consequence>
      {bindings.length > 0 && (
        <Consequence text={t(act === 'activate' ? 'acts.boundAgain' : 'acts.bound', { count: bindings.length })}>
          {bindings.map(({ id, app, slot }) => (
            <li key={id}>
              <Link to="/policies?tab=bindings">
                <bdi>{app}</bdi> · <bdi>{slot}</bdi>
              </Link>
            </li>
          ))}
        </Consequence>
      )}
      {others.map((text) => (
        <li key={text} dir="auto">
          {text}
        </li>
      ))}
      <li>{waiting === 0 ? t('acts.nothingWaits') : t(`acts.${act}.waiting`, { count: waiting })}</li>
      <li>{underWay === 0 ? t('acts.nothingUnderWay') : t('acts.underWay', { count: underWay })}</li>
    </ul>
  );
}

function Consequence({ text, children }: { text: string; children: ReactNode[] }) {
  return (
    <li>
      {text}
      {children.length > 0 && <ul>{children}</ul>}
    </li>
  );
}

function RuleItem({ connection, rule, act }: { connection: Connection; rule: AffectedRule; act: Act }) {
  const { t } = useTranslation('integrations/connections');
  const titleOf = useCapabilityTitles(connection.provider);
  const connections = useConnections().data ?? [];
  const title = titleOf(rule.capability);
  const fallback = connections.find(({ id }) => id === rule.fallbackId);
  return (
    <li>
      <Link to={`/routing?rule=${rule.id}`}>
        <bdi>{rule.name ?? title}</bdi>
      </Link>
      <span className={styles.soft}>
        {rule.name !== null && ` · ${title}`}
        {rule.isFallback && ` · ${t('acts.asFallback')}`}
        {!rule.isFallback && act !== 'activate' && (
          <>
            {' · '}
            {fallback === undefined ? t('acts.noFallback') : t('acts.then', { name: nameOfConnection(fallback) })}
          </>
        )}
      </span>
    </li>
  );
}
