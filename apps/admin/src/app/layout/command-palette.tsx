import { useRef, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Icon } from '../../components/icon/icon.tsx';
import type { Command } from '../../lib/commands/commands.ts';
import type { Place } from '../navigation.ts';
import styles from './command-palette.module.css';
import { matchingCommands } from './matching-commands.ts';
import { usePaletteCommands } from './use-palette-commands.ts';

/** Ctrl-K: type where to go or what to do. Features offer their commands with useCommands. */
export function CommandPalette({ places, onClose }: { places: readonly Place[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const groups = matchingCommands(usePaletteCommands(places, text), text);
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  // Enter takes the best match; the list itself takes it when the arrow keys have marked another.
  const takeFirst = () => {
    if (list.current?.querySelector('[data-focused]') !== null) return;
    const first = groups[0]?.commands[0];
    if (first === undefined) return;
    first.run?.();
    onClose();
    if (first.to !== undefined) void navigate(first.to);
  };
  return (
    <ModalOverlay data-scrim isOpen isDismissable onOpenChange={onClose} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('palette.title')} className={styles.dialog ?? ''}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField aria-label={t('palette.title')} autoFocus onSubmit={takeFirst} className={styles.search ?? ''}>
              <Icon name="search" />
              <Input className={styles.input ?? ''} placeholder={t('palette.placeholder')} />
            </SearchField>
            <Menu
              ref={list}
              aria-label={t('palette.title')}
              className={styles.list ?? ''}
              renderEmptyState={() => <p className={styles.none}>{t('kit.nothingFound')}</p>}
            >
              {groups.map(({ name, commands }) => (
                <MenuSection key={name} aria-label={name}>
                  <Header className={styles.group ?? ''}>{name}</Header>
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
      textValue={textOf(command)}
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

function textOf({ label, note = '' }: Command): string {
  return `${label} ${note}`.trim();
}
