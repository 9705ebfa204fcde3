import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Dialog } from 'react-aria-components/Dialog';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { IconButton } from '../../components/actions/icon-button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { cx } from '../../lib/class-names.ts';
import { PLACE_GROUPS, type Place } from '../navigation.ts';
import styles from './side-nav.module.css';
import { Wordmark } from './wordmark.tsx';

interface SideNavProps {
  places: readonly Place[];
  isOpen: boolean;
  onClose: () => void;
}

/** The rack: one jack for each place, the cable in the one you are at. A drawer where the screen is narrow. */
export function SideNav({ places, isOpen, onClose }: SideNavProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={cx(styles.rack, styles.fixed)}>
        <Wordmark />
        <Places places={places} />
      </div>
      <ModalOverlay
        isOpen={isOpen}
        isDismissable
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        className={styles.overlay ?? ''}
      >
        <Modal className={cx(styles.rack, styles.drawer)}>
          <Dialog aria-label={t('layout.navigation')} className={styles.dialog ?? ''}>
            <div className={styles.drawerHead}>
              <Wordmark />
              <IconButton icon="close" label={t('kit.close')} onPress={onClose} />
            </div>
            <Places places={places} onFollow={onClose} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function Places({ places, onFollow }: { places: readonly Place[]; onFollow?: () => void }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('layout.navigation')} className={styles.places}>
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
                    <span className={styles.jack} />
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
