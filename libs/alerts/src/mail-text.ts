import type { AlertEntity } from './alert.entity.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const LONGEST_SUBJECT = 150;
const REASON =
  'You get this because yours is the owner address of a tenant of this Patchbay. There is one e-mail for an incident and one when it is over.';

/** What is mailed about an alert: once as plain text, once as HTML that loads nothing. */
export function mailText(alert: Pick<AlertEntity, 'title' | 'message' | 'createdAt'>, publicUrl: string): MailText {
  const title = oneLine(alert.title);
  const at = `${alert.createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return {
    subject: `[Patchbay] ${title}`.slice(0, LONGEST_SUBJECT),
    text: [title, alert.message, `${at}\n${publicUrl}`, `-- \n${REASON}`].join('\n\n'),
    html: [
      '<!doctype html>',
      `<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
      '<body style="font-family: sans-serif; line-height: 1.5">',
      `<h1 style="font-size: 1.2em">${escaped(title)}</h1>`,
      `<p>${escaped(alert.message)}</p>`,
      `<p>${at}<br><a href="${escaped(publicUrl)}">Open Patchbay</a></p>`,
      `<p style="color: #666; font-size: 0.85em">${REASON}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

/**
 * The alert's own id under the sender's domain: the same for every try, so that a receiver who got it twice can tell.
 */
export function messageIdOf(alertId: string, mailFrom: string): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(mailFrom)?.[1] ?? 'patchbay.invalid';
  return `<alert.${alertId}@${domain}>`;
}

/** A label may hold anything; a header may not: a line break would begin another header. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** As HTML has it, in a text or an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
