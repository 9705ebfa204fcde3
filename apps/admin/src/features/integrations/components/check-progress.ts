import type { CheckStep, Verification } from '../api/check-connection.ts';

/** The steps of a check in their order; `saved` comes before where something is stored first. */
export const CHECK_STEPS = ['credentials_complete', 'reach_vendor', 'authenticate', 'permissions'] as const;
export type StepName = 'saved' | (typeof CHECK_STEPS)[number];

/** How far a check is. `saved: null`: nothing is stored before it. */
export interface CheckProgress {
  readonly saved: 'running' | 'ok' | null;
  readonly told: readonly CheckStep[];
  readonly result: Verification | null;
  /** It could not be carried to its end: the hub refused, or was not reached. */
  readonly isBroken: boolean;
}

export const SAVING: CheckProgress = { saved: 'running', told: [], result: null, isBroken: false };
export const CHECKING: CheckProgress = { ...SAVING, saved: null };

export interface ShownStep {
  readonly name: StepName;
  /** `skipped`: the check ended before it. */
  readonly state: 'pending' | 'running' | 'ok' | 'failed' | 'skipped';
  /** In the hub's or the vendor's words. */
  readonly message: string | null;
}

/** Every step as it stands: what was told, the one that runs, those to come. The result has the last word. */
export function shownSteps(progress: CheckProgress): ShownStep[] {
  const saved: ShownStep[] =
    progress.saved === null
      ? []
      : [
          {
            name: 'saved',
            state: progress.isBroken && progress.saved !== 'ok' ? 'failed' : progress.saved,
            message: null,
          },
        ];
  const known = progress.result?.steps ?? progress.told;
  const hasEnded = progress.result !== null || progress.isBroken;
  const running =
    hasEnded || progress.saved === 'running' ? undefined : CHECK_STEPS.find((name) => !isTold(known, name));
  return [
    ...saved,
    ...CHECK_STEPS.map((name): ShownStep => {
      const step = known.find((one) => one.name === name);
      if (step !== undefined) return { name, state: step.ok ? 'ok' : 'failed', message: step.message };
      if (name === running) return { name, state: 'running', message: null };
      return { name, state: hasEnded ? 'skipped' : 'pending', message: null };
    }),
  ];
}

function isTold(steps: readonly CheckStep[], name: StepName): boolean {
  return steps.some((step) => step.name === name);
}
