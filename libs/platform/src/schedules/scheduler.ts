/** Runs jobs by the clock: one process of role scheduler at a time per job, once per period. */
export class Scheduler {
  /** Called before start. A period missed while nobody ran is made up for once, not once per period missed. */
  every(name: string, seconds: number, job: () => Promise<void>): void {
    void [name, seconds, job];
  }
}
