import { useEffect, useSyncExternalStore } from 'react';

/** Something the command palette offers. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** A second, softer text: where it leads, what it is. */
  readonly note?: string;
  /** The heading it stands under. */
  readonly group: string;
  /** Found by these too, though they are not shown: an id, another name. */
  readonly keywords?: string;
  /** Not listed before something is typed: one of many. */
  readonly isOnlyFound?: boolean;
  readonly to?: string;
  readonly run?: () => void;
}

const registered = new Map<symbol, readonly Command[]>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

function changed(): void {
  all = [...registered.values()].flat();
  for (const listener of listeners) listener();
}

/** Offers commands in the palette while the component is on the screen. Memoise the array. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    const key = Symbol('commands');
    registered.set(key, commands);
    changed();
    return () => {
      registered.delete(key);
      changed();
    };
  }, [commands]);
}

/** Every command on offer now. */
export function useOfferedCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}
