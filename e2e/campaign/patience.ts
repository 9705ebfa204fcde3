/** Waits for things to end, but not for ever: what takes too long is named, with whatever else is waited for at that moment. */
export class Patience {
  private readonly awaited = new Map<symbol, { readonly what: string; readonly since: number }>();

  /** `state` says more about what is waited for. */
  async for<T>(what: string, ms: number, doing: Promise<T>, state: () => string = () => ''): Promise<T> {
    const id = Symbol(what);
    this.awaited.set(id, { what, since: performance.now() });
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(this.complaint(what, ms, state()))), ms);
    });
    try {
      return await Promise.race([doing, silence]);
    } finally {
      clearTimeout(timer);
      this.awaited.delete(id);
    }
  }

  private complaint(what: string, ms: number, state: string): string {
    const now = performance.now();
    const all = [...this.awaited.values()].map((each) => `${each.what} (${seconds(now - each.since)})`);
    return [`It hangs: ${what} did not end in ${seconds(ms)}.`, `Waited for: ${all.join(', ')}.`, state]
      .join(' ')
      .trim();
  }
}

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(ms < 1_000 ? 1 : 0)} s`;
}
