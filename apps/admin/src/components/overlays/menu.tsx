import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Header } from 'react-aria-components/Header';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../../lib/class-names.ts';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import styles from './overlays.module.css';

export interface MenuItem {
  id: string;
  label: string;
  note?: string;
  icon?: IconName;
  isDanger?: boolean;
  isDisabled?: boolean;
  isSelected?: boolean;
  /** A path of this app; without one, `onAction`. */
  to?: string;
  onAction?(): void;
}

export interface MenuGroup {
  id: string;
  title?: string;
  items: readonly MenuItem[];
}

/** A button that opens a list of things to do or to choose from. `trigger` is a Button or an IconButton. */
export function Menu({
  trigger,
  label,
  groups,
  header,
}: {
  trigger: ReactElement;
  label: string;
  groups: readonly MenuGroup[];
  header?: ReactNode;
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} offset={4} placement="bottom end">
        {header !== undefined && <div className={styles.menuHeader}>{header}</div>}
        <AriaMenu aria-label={label} className={styles.menu ?? ''}>
          {groups.map((group) => (
            <MenuSection key={group.id} className={styles.menuSection ?? ''} aria-label={group.title ?? label}>
              {group.title !== undefined && <Header className={styles.menuTitle ?? ''}>{group.title}</Header>}
              {group.items.map((item) => (
                <MenuRow key={item.id} item={item} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function MenuRow({ item }: { item: MenuItem }) {
  return (
    <AriaMenuItem
      id={item.id}
      textValue={item.label}
      className={cx(styles.menuItem, item.isDanger === true && styles.dangerItem)}
      isDisabled={item.isDisabled ?? false}
      {...(item.to === undefined ? {} : { href: item.to })}
      {...(item.onAction === undefined ? {} : { onAction: item.onAction })}
    >
      {item.icon !== undefined && <Icon name={item.icon} />}
      <span className={styles.menuText}>
        {item.label}
        {item.note !== undefined && <small>{item.note}</small>}
      </span>
      {item.isSelected === true && <Icon name="check" />}
    </AriaMenuItem>
  );
}
