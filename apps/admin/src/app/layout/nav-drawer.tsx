import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/actions/icon-button.tsx';
import { cx } from '../../lib/class-names.ts';
import type { Place } from '../navigation.ts';
import { PlacesList } from './places-list.tsx';
import styles from './side-nav.module.css';
import { Wordmark } from './wordmark.tsx';

/** The rack as a drawer, where the screen has no room beside the page. */
export function NavDrawer({ places, onClose }: { places: readonly Place[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ModalOverlay data-scrim isOpen isDismissable onOpenChange={onClose} className={cx(styles.overlay)}>
      <Modal className={cx(styles.rack, styles.drawer)}>
        <Dialog aria-label={t('layout.navigation')} className={cx(styles.dialog)}>
          <div className={styles.drawerHead}>
            <Wordmark />
            <IconButton icon="close" label={t('kit.close')} onPress={onClose} />
          </div>
          <nav aria-label={t('layout.navigation')}>
            <PlacesList places={places} onFollow={onClose} />
          </nav>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
