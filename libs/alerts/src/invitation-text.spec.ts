import { expect, it } from '@jest/globals';
import { invitationText } from './invitation-text.ts';

const mail = {
  tenantName: 'Acme',
  role: 'admin',
  url: 'https://hub.example/invitation?token=abc',
  expiresAt: new Date(0),
};

it('says to what, as whom, until when, and where to accept', () => {
  const { subject, text, html } = invitationText(mail);
  expect(subject).toBe('[Patchbay] You are invited to Acme');
  for (const body of [text, html]) {
    for (const part of ['Acme', 'admin', '1970-01-01', mail.url]) expect(body).toContain(part);
  }
});

it('takes a tenant’s name for text, wherever it stands', () => {
  const { subject, html } = invitationText({ ...mail, tenantName: 'A\r\nBcc: x@y.example <script>' });
  expect(subject).toBe('[Patchbay] You are invited to A Bcc: x@y.example <script>');
  expect(html).not.toContain('<script>');
});
