import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/show/badge.tsx';
import styles from './api-keys.module.css';
import { groupScopes, isReading, SCOPE_RESOURCES, VERBS } from './scopes.ts';

/** What a key may do, in few words. */
export function KeyScopes({ scopes }: { scopes: readonly string[] }) {
  const { t, i18n } = useTranslation('api-keys');
  const groups = groupScopes(scopes);
  if (groups === null) return <Badge tone="warn">{t('purposes.everything')}</Badge>;
  if (isReading(scopes)) return t('purposes.reading');
  const list = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' });
  return (
    <ul role="list" className={styles.held}>
      {groups.map(([resource, verbs]) => {
        const known = SCOPE_RESOURCES.find((name) => name === resource);
        const said = VERBS.filter((verb) => verbs.includes(verb)).map((verb) => t(`verbs.${verb}`));
        return (
          <li key={resource}>
            {known === undefined ? resource : t(`resources.${known}`)}{' '}
            <span className={styles.soft}>{list.format(said)}</span>
          </li>
        );
      })}
    </ul>
  );
}
