import { useRef, type KeyboardEvent } from 'react';

const TYPING_MS = 800;

interface RowKeys {
  readonly count: number;
  /** How many rows a page key moves by. */
  readonly perPage: number;
  readonly current: number;
  readonly textOf: (index: number) => string;
  readonly go: (index: number) => void;
  readonly open: (() => void) | undefined;
}

/** The keys of a list of rows: arrows, Home, End, a page at a time, the first letters, Enter. */
export function useRowKeys(rows: RowKeys): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.key === 'Enter' ? undefined : (targetOf(event.key, rows) ?? found(event, rows, typed.current));
    if (event.key === 'Enter') rows.open?.();
    else if (target === undefined) return;
    else rows.go(target);
    event.preventDefault();
  };
}

function targetOf(key: string, { count, perPage, current }: RowKeys): number | undefined {
  const target = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + perPage,
    PageUp: current - perPage,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target));
}

/** The next row that begins with what was typed within a moment; the same letter again goes on to the next. */
function found(event: KeyboardEvent, rows: RowKeys, typed: { text: string; at: number }): number | undefined {
  if (event.key.length !== 1 || event.key === ' ') return undefined;
  const isNew = event.timeStamp - typed.at > TYPING_MS;
  typed.text = (isNew ? '' : typed.text) + event.key.toLocaleLowerCase();
  typed.at = event.timeStamp;
  const start = rows.current + (typed.text.length === 1 ? 1 : 0);
  for (let step = 0; step < rows.count; step += 1) {
    const index = (start + step) % rows.count;
    if (rows.textOf(index).toLocaleLowerCase().startsWith(typed.text)) return index;
  }
  return undefined;
}
