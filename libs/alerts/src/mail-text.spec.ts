import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mailText, messageIdOf } from './mail-text.ts';

const alert = { title: 'twilio is down', message: 'It answered 503.', createdAt: new Date('2026-11-21T12:34:56.000Z') };
const URL = 'https://hub.example';

describe('mailText', () => {
  it('says what happened, when, and where to look', () => {
    const { subject, text, html } = mailText(alert, URL);
    expect(subject).toBe('[Patchbay] twilio is down');
    for (const body of [text, html]) {
      for (const part of ['twilio is down', 'It answered 503.', '2026-11-21 12:34 UTC', URL])
        expect(body).toContain(part);
    }
  });

  it('keeps a subject in one short line whatever a label holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const { subject } = mailText({ ...alert, title: `a\r\nBcc: x@y.example ${title}` }, URL);
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(subject.length).toBeLessThanOrEqual(150);
      }),
    );
  });

  it('writes what comes from outside into HTML as text', () => {
    const { html } = mailText({ ...alert, title: '<b>"x"</b>', message: `<script>&'` }, URL);
    expect(html).not.toMatch(/<script|<b>/);
  });
});

describe('messageIdOf', () => {
  it('is the alert’s, under the sender’s domain', () => {
    expect(messageIdOf('01k', 'Patchbay <alerts@hub.example>')).toBe('<alert.01k@hub.example>');
    expect(messageIdOf('01k', 'alerts@hub.example')).toBe('<alert.01k@hub.example>');
    expect(messageIdOf('01k', 'odd@>')).toBe('<alert.01k@patchbay.invalid>');
  });
});
