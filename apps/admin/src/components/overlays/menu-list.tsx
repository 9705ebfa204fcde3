import type { ReactNode, RefObject } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import type { MenuGroup, MenuItem } from './menu-groups.ts';
import styles from './overlays.module.css';

interface MenuListProps {
  label: string;
  groups: readonly MenuGroup[];
  header: ReactNode;
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The open list of a Menu, in a file of its own: no page needs it before somebody opens one. */
export function MenuList({ label, groups, header, trigger, onClose }: MenuListProps) {
  return (
    <Popover
      aria-label={label}
      className={cx(styles.popover)}
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
      offset={4}
      placement="bottom end"
    >
      {header !== undefined && <div className={styles.menuHeader}>{header}</div>}
      <AriaMenu aria-label={label} className={cx(styles.menu)} autoFocus="first" onClose={onClose}>
        {groups.map((group) => (
          <MenuSection key={group.id} className={cx(styles.menuSection)} aria-label={group.title ?? label}>
            {group.title !== undefined && <Header className={cx(styles.menuTitle)}>{group.title}</Header>}
            {group.items.map((item) => (
              <MenuRow key={item.id} item={item} trigger={trigger} onClose={onClose} />
            ))}
          </MenuSection>
        ))}
      </AriaMenu>
    </Popover>
  );
}

interface MenuRowProps extends Pick<MenuListProps, 'trigger' | 'onClose'> {
  item: MenuItem;
}

function MenuRow({ item, trigger, onClose }: MenuRowProps) {
  const { t } = useTranslation();
  const { onAction } = item;
  const act = () => {
    // A dialog gives the focus back to what had it when it opened. This row is gone by then, and the button cannot
    // take the focus while the open menu keeps the page inert.
    flushSync(onClose);
    trigger.current?.focus();
    onAction?.();
  };
  return (
    <AriaMenuItem
      id={item.id}
      textValue={item.label}
      className={cx(styles.menuItem, item.isDanger === true && styles.dangerItem)}
      isDisabled={item.isDisabled ?? false}
      {...(item.to === undefined ? {} : { href: item.to })}
      {...(onAction === undefined ? {} : { onAction: act })}
    >
      {item.icon !== undefined && <Icon name={item.icon} />}
      <span className={styles.menuText}>
        {item.label}
        {item.note !== undefined && <small>{item.note}</small>}
      </span>
      {item.isSelected === true && (
        <>
          <Icon name="check" />
          <span className={styles.unseen}>{t('kit.chosen')}</span>
        </>
      )}
    </AriaMenuItem>
  );
}
