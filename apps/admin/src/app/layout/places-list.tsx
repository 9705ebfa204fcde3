import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Icon } from '../../components/icon/icon.tsx';
import { Spoken } from '../../components/show/spoken.tsx';
import { cx } from '../../lib/class-names.ts';
import { usePendingCount } from '../../features/approvals/index.ts';
import { PLACE_GROUPS, type Place } from '../navigation.ts';
import styles from './side-nav.module.css';

/** The places of the navigation: a jack for each, the cable in the one you are at. */
export function PlacesList({ places, onFollow }: { places: readonly Place[]; onFollow?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.places}>
      {PLACE_GROUPS.map((group) => {
        const shown = places.filter((place) => place.group === group);
        if (shown.length === 0) return null;
        return (
          <div key={group} role="group" aria-labelledby={`nav-${group}`}>
            <p id={`nav-${group}`} className={styles.groupName}>
              {t(`navGroups.${group}`)}
            </p>
            <ul role="list">
              {shown.map((place) => (
                <li key={place.id}>
                  <NavLink
                    to={place.path}
                    className={cx(styles.place)}
                    {...(onFollow === undefined ? {} : { onClick: onFollow })}
                  >
                    <Icon name={place.icon} />
                    <span>{t(`nav.${place.id}`)}</span>
                    {place.id === 'approvals' && <WaitingCount />}
                    <span className={styles.jack} />
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

/** How many approvals wait; nothing while none does. */
function WaitingCount() {
  const { t } = useTranslation();
  const count = usePendingCount();
  if (count === 0) return null;
  return (
    <span className={styles.waiting}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <Spoken>{t('layout.waiting', { count })}</Spoken>
    </span>
  );
}
