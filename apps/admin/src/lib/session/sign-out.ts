import { ApiError } from '../api/api-error.ts';
import { envelopeOf, hub } from '../api/hub.ts';

/** Ends this session and leaves for the sign-in page. A session that has ended already is as good. */
export async function signOut(): Promise<void> {
  try {
    await envelopeOf(hub.POST('/api/v1/auth/logout'));
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  }
  globalThis.location.assign('/sign-in');
}
