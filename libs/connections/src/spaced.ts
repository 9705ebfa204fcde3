/**
 * Runs a task per key at once when it is asked for, then not again before the interval has passed: what is asked for
 * meanwhile is done once, at its end. Keys that rest take no memory.
 */
export class Spaced<Subject> {
  private readonly entries = new Map<string, Entry<Subject>>();
  private draining = false;

  constructor(
    private readonly intervalMs: number,
    private readonly task: (subject: Subject) => Promise<void>,
    private readonly failed: (subject: Subject, error: unknown) => void,
  ) {}

  /** Returns at once. */
  ask(key: string, subject: Subject): void {
    if (this.draining) return;
    const entry = this.entries.get(key);
    if (entry !== undefined) {
      entry.again = subject;
      return;
    }
    this.run(key, subject);
  }

  /** Whether the task runs for this key, or ran less than the interval ago. */
  isActive(key: string): boolean {
    return this.entries.has(key);
  }

  /** Does at once what was put off, and waits for what is running. Nothing can be asked for afterwards. */
  async drain(): Promise<void> {
    this.draining = true;
    const waiting = [...this.entries.entries()].map(async ([key, entry]) => {
      await entry.running;
      clearTimeout(entry.timer);
      this.entries.delete(key);
      if (entry.again !== null) await this.attempt(entry.again);
    });
    await Promise.all(waiting);
  }

  private run(key: string, subject: Subject): void {
    const entry: Entry<Subject> = { again: null, running: Promise.resolve(), timer: undefined };
    this.entries.set(key, entry);
    entry.running = this.attempt(subject).then(() => {
      entry.timer = setTimeout(() => this.rested(key, entry), this.intervalMs).unref();
    });
  }

  private rested(key: string, entry: Entry<Subject>): void {
    this.entries.delete(key);
    if (entry.again !== null) this.run(key, entry.again);
  }

  private async attempt(subject: Subject): Promise<void> {
    try {
      await this.task(subject);
    } catch (error) {
      this.failed(subject, error);
    }
  }
}

interface Entry<Subject> {
  again: Subject | null;
  running: Promise<void>;
  timer: NodeJS.Timeout | undefined;
}
