import type { IconName } from '../icon/icon-paths.ts';

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
  onAction?: () => void;
}

export interface MenuGroup {
  id: string;
  title?: string;
  items: readonly MenuItem[];
}
