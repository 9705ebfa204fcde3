/** Who was at fault when an attempt did not deliver, as the hub tells them apart. */
export const FAILURE_CLASSES = ['upstream', 'throttle', 'auth', 'client', 'unknown'] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/** A class that this page does not know (yet) is unknown. */
export function classOf(name: string): FailureClass {
  return FAILURE_CLASSES.find((known) => known === name) ?? 'unknown';
}
