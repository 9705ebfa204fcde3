/** Work nobody waits for, except a clean stop. Failures are told, never thrown. */
export class BackgroundTasks {
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly failed: (what: string, error: unknown) => void) {}

  start(what: string, work: () => Promise<void>): void {
    const task: Promise<void> = work()
      .catch((error: unknown) => this.failed(what, error))
      .finally(() => this.running.delete(task));
    this.running.add(task);
  }

  /** Resolves once all work has ended, work started meanwhile included. */
  async drain(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }
}
