import type { AlertEntity } from './alert.entity.ts';
import { escaped, mailPage, oneLine, type MailText } from './mail-page.ts';

const REASON =
  'You get this because yours is the owner address of a tenant of this Patchbay. There is one e-mail for an incident and one when it is over.';

/** What is mailed about an alert. */
export function mailText(alert: Pick<AlertEntity, 'title' | 'message' | 'createdAt'>, publicUrl: string): MailText {
  const at = `${alert.createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return mailPage(oneLine(alert.title), {
    text: [alert.message, `${at}\n${publicUrl}`],
    html: [escaped(alert.message), `${at}<br><a href="${escaped(publicUrl)}">Open Patchbay</a>`],
    note: REASON,
  });
}

/** The id of what is mailed, under the sender's domain: a receiver who gets the same one twice can tell. */
export function messageIdOf(id: string, mailFrom: string): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(mailFrom)?.[1] ?? 'patchbay.invalid';
  return `<alert.${id}@${domain}>`;
}
