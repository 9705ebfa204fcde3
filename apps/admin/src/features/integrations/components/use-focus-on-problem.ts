import { useEffect, useRef, type RefObject } from 'react';

/** The ref of a form: once a check has ended, its first field that can mend what was refused has the focus. */
export function useFocusOnProblem(isRunning: boolean): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!isRunning) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [isRunning]);
  return form;
}
