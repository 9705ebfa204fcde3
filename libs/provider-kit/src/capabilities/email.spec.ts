import { describe, expect, it } from '@jest/globals';
import { capabilities } from './index.ts';

const mail = { to: ['ada@example.com'], subject: 'Hello', text: 'Hi.' };
const problemsOf = (input: object) =>
  capabilities.send_email.input.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('send_email', () => {
  it.each([
    mail,
    { ...mail, html: '<p>Hi.</p>', cc: ['b@example.com'], bcc: ['c@example.com'], reply_to: 'd@example.com' },
    { ...mail, text: undefined, html: '<p>Hi.</p>' },
    { to: mail.to, subject: 'Hello', template: 'welcome', variables: { name: 'Ada', items: [{ count: 2 }] } },
    { to: mail.to, subject: 'Grüße 🌍', template: '17' },
  ])('takes %j', (input) => expect(problemsOf(input)).toEqual([]));

  it.each([
    ['no content', { ...mail, text: undefined }, ['text']],
    ['a text beside a template', { ...mail, template: 'welcome' }, ['text']],
    ['both bodies beside a template', { ...mail, html: 'x', template: 'welcome' }, ['text', 'html']],
    ['variables that fill in nothing', { ...mail, variables: { name: 'Ada' } }, ['variables']],
    ['nobody to send to', { ...mail, to: [] }, ['to']],
    ['more recipients than Postmark takes', { ...mail, to: Array<string>(51).fill('a@example.com') }, ['to']],
    ['an address with a second one in it', { ...mail, to: ['a@example.com,b@example.com'] }, ['to.0']],
    ['an address with a name', { ...mail, to: ['Ada <ada@example.com>'] }, ['to.0']],
    ['a subject that would begin another header', { ...mail, subject: 'Hello\r\nBcc: x@example.com' }, ['subject']],
    ['a sender of its own', { ...mail, from: 'x@example.com' }, ['']],
  ])('refuses %s', (_what, input, fields) => expect(problemsOf(input)).toEqual(fields));
});
