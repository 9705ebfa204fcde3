import type { SandboxJournal } from '@patchbay/provider-kit';

interface Wait {
  readonly after: number;
  readonly vendor: string | undefined;
  readonly waitMs: number;
  /** The reader went away. */
  readonly gone: AbortSignal;
}

/** Resolves as soon as there is an entry after `after`, when the time is up, or when the reader is gone. */
export function waitForEntries(journal: SandboxJournal, { after, vendor, waitMs, gone }: Wait): Promise<void> {
  const there = () => journal.after(after, vendor).length > 0;
  if (waitMs === 0 || gone.aborted || there()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      unsubscribe();
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
      resolve();
    };
    const unsubscribe = journal.subscribe(() => {
      if (there()) end();
    });
    const timer = setTimeout(end, waitMs).unref();
    gone.addEventListener('abort', end);
  });
}
