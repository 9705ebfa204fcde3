import { expect, it } from '@jest/globals';
import { failedText } from './alert-text.ts';

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
    expect(failedText({ ...failed, reason }).message).toBe(
      'Twilio answered 401: Authenticate. Its work is paused until the credentials are corrected and verified.',
    );
  },
);
