import { describe, expect, it } from '@jest/globals';
import type { TenantDirectory } from '@patchbay/access';
import { Log, type Claim, type Settings, type SystemDatabase, type WorkQueue } from '@patchbay/platform';
import { ManualClock } from '@patchbay/testing';
import type { AlertMail, AlertMailRepository } from './alert-mail.repository.ts';
import { AlertMails } from './alert-mails.service.ts';
import type { Mail, SmtpMailer } from './smtp-mailer.ts';

const WAITING: AlertMail = {
  status: 'waiting',
  createdAt: new Date(0),
  title: 'Twilio refuses the key',
  message: 'Give it again.',
  raisedAt: new Date(0),
  heals: null,
  healsStatus: null,
};

/** What was mailed by a process that has the claim, or has lost it. */
async function mailedWhen({ expired }: { readonly expired: boolean }): Promise<Mail[]> {
  const mailed: Mail[] = [];
  const mails = new AlertMails(
    { enabled: true, from: 'hub@acme.example', send: async (mail: Mail) => void mailed.push(mail) } as SmtpMailer,
    { find: async () => WAITING } as unknown as AlertMailRepository,
    { find: async () => ({ ownerEmail: 'owner@acme.example' }) } as unknown as TenantDirectory,
    { registerHandler: () => undefined } as unknown as WorkQueue,
    { inTransaction: async () => undefined } as unknown as SystemDatabase,
    new ManualClock(),
    new Log(),
    { publicUrl: 'http://localhost' } as Settings,
  );
  await mails.handle({ tenantId: 't', id: 'a', deadline: { expired: () => expired } } as Claim);
  return mailed;
}

describe('a mail', () => {
  it('is sent by who has the claim, and not by who was frozen past it', async () => {
    expect(await mailedWhen({ expired: false })).toMatchObject([{ to: 'owner@acme.example' }]);
    expect(await mailedWhen({ expired: true })).toEqual([]);
  });
});
