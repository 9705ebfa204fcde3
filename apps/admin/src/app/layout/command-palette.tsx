import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon/icon.tsx';
import { useOfferedCommands, type Command } from '../../lib/commands/commands.ts';
import type { Place } from '../navigation.ts';
import styles from './command-palette.module.css';

/** Ctrl-K: type where to go or what to do. Features offer their commands with useCommands. */
export function CommandPalette({ places, onClose }: { places: readonly Place[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base' });
  const offered = useOfferedCommands();
  const goTo = places.map((place): Command => ({
    id: `go-${place.id}`,
    label: t(`nav.${place.id}`),
    group: t('palette.goTo'),
    to: place.path,
  }));
  const groups = groupsOf([...goTo, ...offered]);
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('palette.title')} className={styles.dialog ?? ''}>
          <Autocomplete filter={contains}>
            <SearchField aria-label={t('palette.title')} autoFocus className={styles.search ?? ''}>
              <Icon name="search" />
              <Input className={styles.input ?? ''} placeholder={t('palette.placeholder')} />
            </SearchField>
            <Menu
              aria-label={t('palette.title')}
              className={styles.list ?? ''}
              renderEmptyState={() => <p className={styles.none}>{t('kit.nothingFound')}</p>}
            >
              {groups.map(([group, commands]) => (
                <MenuSection key={group} aria-label={group}>
                  <Header className={styles.group ?? ''}>{group}</Header>
                  {commands.map((command) => (
                    <CommandRow key={command.id} command={command} onDone={onClose} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function CommandRow({ command, onDone }: { command: Command; onDone: () => void }) {
  return (
    <MenuItem
      id={command.id}
      textValue={command.note === undefined ? command.label : `${command.label} ${command.note}`}
      className={styles.item ?? ''}
      {...(command.to === undefined ? {} : { href: command.to })}
      onAction={() => {
        command.run?.();
        onDone();
      }}
    >
      <span>{command.label}</span>
      {command.note !== undefined && <small>{command.note}</small>}
    </MenuItem>
  );
}

function groupsOf(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups];
}
