import { lazy, Suspense, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { MenuGroup } from './menu-groups.ts';

const loadList = () => import('./menu-list.tsx');
const MenuList = lazy(() => loadList().then((file) => ({ default: file.MenuList })));

/** What a Menu gives to its trigger; spread it on a Button, an IconButton or a bare React Aria Button. */
export interface MenuTriggerProps {
  readonly ref: (element: HTMLButtonElement | null) => void;
  readonly onPress: () => void;
  readonly onHoverStart: () => void;
  readonly onFocus: () => void;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
}

interface MenuProps {
  label: string;
  groups: readonly MenuGroup[];
  /** Above the items: whose menu it is. */
  header?: ReactNode;
  /** `(props) => <IconButton {...props} icon="more" label={…} />` */
  trigger: (props: MenuTriggerProps) => ReactElement;
}

/** A button that opens a list of things to do or to choose from. The list is fetched when the pointer comes near. */
export function Menu({ label, groups, header, trigger }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const buttonRef = useMemo(() => ({ current: button }), [button]);
  const prepare = () => void loadList();
  const close = () => {
    setOpen(false);
    keepFocus(button);
  };
  return (
    <>
      {trigger({
        ref: setButton,
        onPress: () => setOpen(!isOpen),
        onHoverStart: prepare,
        onFocus: prepare,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
      })}
      {isOpen && (
        <Suspense>
          <MenuList label={label} groups={groups} header={header} trigger={buttonRef} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

/** The button has the focus again, unless what was chosen took it elsewhere: a grid gives it to the whole row. */
function keepFocus(button: HTMLButtonElement | null): void {
  const look = () => {
    const { activeElement } = document;
    if (activeElement !== button && activeElement?.contains(button) === true) button?.focus();
  };
  // React Aria gives the focus back a frame after the list has gone.
  requestAnimationFrame(() => requestAnimationFrame(look));
}
