/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, ok, refused } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { ResetPasswordPage } from './reset-password-page.tsx';

const RESET = '/api/v1/auth/password-resets/t0ken';

afterEach(cleanup);

describe('the page of a forgotten password', () => {
  it('says whose it is, and puts what the hub refuses beside the field', async () => {
    const hub = fakeHub({
      [`GET ${RESET}`]: () => ok({ email: 'ada@acme.example' }),
      [`POST ${RESET}`]: () => refused(422, 'validation_failed', { password: ['Use at least 12 characters.'] }),
    });
    const { user } = await renderScreen(<ResetPasswordPage />, { at: '/reset-password?token=t0ken' });
    expect(await screen.findByText(/ada@acme\.example/)).toBeTruthy();
    await user.type(screen.getByLabelText('New password'), 'short{Enter}');
    expect(await screen.findByText('Use at least 12 characters.')).toBeTruthy();
    expect(hub.asked.at(-1)?.body).toEqual({ password: 'short' });
  });

  it('says of a link that was used how to get another', async () => {
    fakeHub();
    await renderScreen(<ResetPasswordPage />, { at: '/reset-password?token=t0ken' });
    expect(await screen.findByText(/npm run reset-password/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go to sign in' }).getAttribute('href')).toBe('/sign-in');
  });
});
