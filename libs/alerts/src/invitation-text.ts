import type { InvitationMail } from '@patchbay/access';
import type { MailText } from './mail-text.ts';
import { escaped, oneLine } from './mail-text.ts';

const LONGEST_SUBJECT = 150;

/** What is mailed to somebody invited: once as plain text, once as HTML that loads nothing. */
export function invitationText({ tenantName, role, url, expiresAt }: Omit<InvitationMail, 'to'>): MailText {
  const tenant = oneLine(tenantName);
  const title = `You are invited to ${tenant}`;
  const what = `Somebody of ${tenant} invites you to work in their Patchbay with the role ${role}.`;
  const until = `${expiresAt.toISOString().slice(0, 10)} (UTC)`;
  const advice =
    'The link is for you alone: whoever has it can accept. If you expected no invitation, ignore this e-mail.';
  return {
    subject: `[Patchbay] ${title}`.slice(0, LONGEST_SUBJECT),
    text: [title, what, `Accept by ${until}:\n${url}`, `-- \n${advice}`].join('\n\n'),
    html: [
      '<!doctype html>',
      `<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
      '<body style="font-family: sans-serif; line-height: 1.5">',
      `<h1 style="font-size: 1.2em">${escaped(title)}</h1>`,
      `<p>${escaped(what)}</p>`,
      `<p><a href="${escaped(url)}">Accept the invitation</a> by ${until}.</p>`,
      `<p style="color: #666; font-size: 0.85em">${advice}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}
