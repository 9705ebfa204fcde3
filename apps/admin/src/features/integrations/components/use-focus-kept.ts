import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * For a part of a page whose buttons go once they have done their work: the focus then stays on the part (which takes a
 * tabIndex of -1) instead of getting lost. `done` changes when a button goes.
 */
export function useFocusKept<Part extends HTMLElement>(done: string | number) {
  const part: RefObject<Part | null> = useRef<Part>(null);
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    if (hadFocus.current && part.current?.contains(document.activeElement) === false) part.current.focus();
  }, [done]);
  return {
    ref: part,
    tabIndex: -1,
    onFocus: () => {
      hadFocus.current = true;
    },
    onBlur: () => {
      hadFocus.current = false;
    },
  };
}
