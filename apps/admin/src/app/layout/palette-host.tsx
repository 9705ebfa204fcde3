import { lazy, Suspense, useEffect } from 'react';
import type { Place } from '../navigation.ts';

// Most visits never open it.
const CommandPalette = lazy(() => import('./command-palette.tsx').then((file) => ({ default: file.CommandPalette })));

interface PaletteHostProps {
  places: readonly Place[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Opens the command palette by Ctrl-K (⌘K) from anywhere. */
export function PaletteHost({ places, isOpen, onOpenChange }: PaletteHostProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      onOpenChange(!isOpen);
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [isOpen, onOpenChange]);
  if (!isOpen) return null;
  return (
    <Suspense>
      <CommandPalette places={places} onClose={() => onOpenChange(false)} />
    </Suspense>
  );
}
