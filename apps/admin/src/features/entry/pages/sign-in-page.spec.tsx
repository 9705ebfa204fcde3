/** @jest-environment ./tools/jest-browser-environment.js */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fakeHub, refused } from '../../../testing/fake-hub.ts';
import { renderScreen } from '../../../testing/render-screen.tsx';
import { SignInPage } from './sign-in-page.tsx';

afterEach(cleanup);

async function signIn() {
  const { user } = await renderScreen(<SignInPage />);
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'ada@acme.example');
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
}

describe('the sign-in page', () => {
  it('sends what was typed, by keyboard alone, and says that it was refused', async () => {
    const hub = fakeHub({ 'POST /api/v1/auth/login': () => refused(401, 'unauthenticated') });
    await signIn();
    expect((await screen.findByRole('alert')).textContent).toContain('do not go together');
    expect(hub.asked.at(-1)?.body).toEqual({ email: 'ada@acme.example', password: 'wrong' });
  });

  it('says how long to wait when there were too many tries', async () => {
    fakeHub({
      'POST /api/v1/auth/login': () => {
        const answer = refused(429, 'rate_limited');
        answer.headers.set('retry-after', '40');
        return answer;
      },
    });
    await signIn();
    expect((await screen.findByRole('alert')).textContent).toBe('Too many tries. Wait 40 seconds, then try again.');
  });

  it('puts the hub’s message beside the field it is about', async () => {
    fakeHub({
      'POST /api/v1/auth/login': () => refused(422, 'validation_failed', { email: ['Give an e-mail address.'] }),
    });
    await signIn();
    const field = screen.getByRole('textbox', { name: 'E-mail' });
    expect(await screen.findByText('Give an e-mail address.')).toBeTruthy();
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });
});
