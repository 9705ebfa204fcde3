import type { FieldErrors, PatchbayError } from '@patchbay/platform';
import { unauthenticated, validationFailed } from '@patchbay/platform';
import { passwordProblem } from './password-rules.ts';

/** The same for an unknown address and a wrong password. */
export function wrongCredentials(): PatchbayError {
  return unauthenticated('The e-mail address or the password is wrong.');
}

/** The session ended while its request was under way. */
export function signedOutError(): PatchbayError {
  return unauthenticated('Your session has ended: sign in again.');
}

/** Throws 422 on the field when a new password will not do. */
export function refuseBadPassword(password: string, field = 'password'): void {
  const problem = passwordProblem(password);
  if (problem === null) return;
  const errors: FieldErrors = { [field]: [problem] };
  throw validationFailed(errors);
}
