import { expect, it } from '@jest/globals';
import { failedText, healedText } from './alert-text.ts';

const failed = {
  provider: 'twilio',
  environment: 'production',
  label: null,
  incident: 'incident',
  cause: 'credentials',
  code: 'credentials_refused',
};

it.each(['Twilio answered 401: Authenticate', 'Twilio answered 401: Authenticate.'])(
  'says what to do in a sentence of its own after %j',
  (reason) => {
    expect(failedText('Twilio', { ...failed, reason }).message).toBe(
      'Twilio answered 401: Authenticate. Its work is paused until the credentials are corrected and verified.',
    );
  },
);

it('names the vendor as people know it, and the connection by its label', () => {
  const subject = { provider: 'messagebird', environment: 'sandbox', label: 'Back-up', incident: 'incident' };
  expect(healedText('Bird (MessageBird)', subject).title).toBe('Bird (MessageBird) “Back-up” (sandbox) works again');
});
