import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { LetterTile } from '../../../components/show/letter-tile.tsx';
import { useCategoryName } from '../../../lib/catalog/category-names.ts';
import { cx } from '../../../lib/class-names.ts';
import type { CatalogEntry } from './catalog.ts';
import { StandingBadge } from './standing-badge.tsx';
import styles from './integrations.module.css';

const MOST_JACKS = 8;

/** One module of the rack: the provider, how it fares, and a jack for each capability; those in use are plugged. */
export const ProviderCard = memo(function ProviderCard({ entry }: { entry: CatalogEntry }) {
  const { t } = useTranslation('integrations');
  const categoryName = useCategoryName();
  const { provider, connections, standing } = entry;
  const inUse = new Set(connections.flatMap((connection) => connection.enabled_capabilities));
  return (
    <article
      aria-labelledby={`provider-${provider.name}`}
      className={cx(styles.module, standing === 'planned' && styles.planned)}
    >
      <div className={styles.moduleHead}>
        <LetterTile name={provider.display_name} />
        <div className={styles.moduleName}>
          <h3 id={`provider-${provider.name}`}>
            <Link to={`/integrations/${provider.name}`} className={styles.cardLink}>
              {provider.display_name}
            </Link>
          </h3>
          <p className={styles.category}>{categoryName(provider.category)}</p>
        </div>
        <StandingBadge standing={standing} />
      </div>
      <p className={styles.description} lang="en" dir="auto">
        {provider.description}
      </p>
      <div className={styles.jackField}>
        <span className={styles.jacks} aria-hidden="true">
          {provider.capabilities.slice(0, MOST_JACKS).map((capability) => (
            <span key={capability} className={cx(styles.jack, inUse.has(capability) && styles.plugged)} />
          ))}
        </span>
        <span>
          {connections.length > 0
            ? t('connections', { count: connections.length })
            : t('capabilities', { count: provider.capabilities.length })}
        </span>
      </div>
    </article>
  );
});
