import { ApiError } from '../lib/api/api-error.ts';
import { dataOf, hub } from '../lib/api/hub.ts';

/** Whether an address is one of those that need no session. */
export const isPublicAddress = (pathname: string): boolean =>
  /^\/(setup|sign-in|invitation|reset-password)(\/|$)/.test(pathname);

let isLeaving = false;

/** Nobody is signed in (any more): to the first-run page of a hub without people, else to the sign-in page and back. */
export function goToDoor(error?: unknown): void {
  const isSignedOut = error === undefined || (error instanceof ApiError && error.status === 401);
  if (isLeaving || !isSignedOut || isPublicAddress(globalThis.location.pathname)) return;
  isLeaving = true;
  void isSetupNeeded().then((needed) => globalThis.location.replace(needed ? '/setup' : signInAddress()));
}

async function isSetupNeeded(): Promise<boolean> {
  try {
    return (await dataOf(hub.GET('/api/v1/auth/setup'))).needed;
  } catch {
    return false; // the sign-in page will say what is wrong
  }
}

function signInAddress(): string {
  const { pathname, search } = globalThis.location;
  const next = pathname + search;
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
