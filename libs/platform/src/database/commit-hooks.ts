/** Hooks that run once a transaction has committed; one that throws is reported and spoils neither the others nor the answer. */
export class CommitHooks {
  readonly #hooks: (() => void)[] = [];

  add(hook: () => void): void {
    this.#hooks.push(hook);
  }

  run(onError: (error: unknown) => void): void {
    for (const hook of this.#hooks) {
      try {
        hook();
      } catch (error) {
        onError(error);
      }
    }
  }
}
