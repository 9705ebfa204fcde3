import type { InvitationMail } from '@patchbay/access';
import { escaped, mailPage, oneLine, type MailText } from './mail-page.ts';

const ADVICE =
  'The link is for you alone: whoever has it can accept. If you expected no invitation, ignore this e-mail.';

/** What is mailed to somebody invited. */
export function invitationText({ tenantName, role, url, expiresAt }: Omit<InvitationMail, 'to'>): MailText {
  const tenant = oneLine(tenantName);
  const what = `Somebody of ${tenant} invites you to work in their Patchbay with the role ${role}.`;
  const until = `${expiresAt.toISOString().slice(0, 10)} (UTC)`;
  return mailPage(`You are invited to ${tenant}`, {
    text: [what, `Accept by ${until}:\n${url}`],
    html: [escaped(what), `<a href="${escaped(url)}">Accept the invitation</a> by ${until}.`],
    note: ADVICE,
  });
}
