import { z } from 'zod';
import { defineCapability } from '../capability.ts';

const address = z.email('must be an e-mail address, e.g. ada@example.com').max(254);
/** The bodies of one message together: the hub takes requests up to 1 MiB. */
const content = z.string().min(1).max(500_000).meta({ sensitive: true });
/** Postmark's limit for each of the lists, the lowest of the vendors read. */
const recipients = z.array(address).max(50);

export const sendEmail = defineCapability({
  name: 'send_email',
  version: 1,
  title: 'Send an e-mail',
  description: 'Sends one e-mail; everybody in `to` and `cc` sees the others.',
  input: z
    .strictObject({
      to: recipients.min(1).meta({ examples: [['ada@example.com']] }),
      subject: z
        .string()
        .min(1)
        .max(998)
        .regex(/^\P{Cc}*$/u, 'must be one line')
        .describe("A template's own subject takes its place; such a template may show it as {{subject}}")
        .meta({ examples: ['Your table is ready'] }),
      text: content.describe('The message as plain text').optional(),
      html: content.describe('The message as HTML; give text, too, for readers without').optional(),
      cc: recipients.optional(),
      bcc: recipients.optional(),
      reply_to: address.optional().describe("Where answers go; default: the connection's sender"),
      template: z
        .string()
        .min(1)
        .max(200)
        .describe("The vendor's id (or alias) of a template made there, in place of text and html")
        .optional(),
      variables: z
        .record(z.string().min(1).max(100), z.json())
        .describe('What the template fills in')
        .meta({ sensitive: true })
        .optional(),
    })
    .check((context) => {
      for (const [field, message] of contentProblems(context.value)) {
        context.issues.push({ code: 'custom', message, path: [field], input: context.value });
      }
    }),
  output: z.strictObject({
    message_id: z.string().optional().describe("The vendor's id of the message, where it tells one"),
    status: z.string().describe('Status in the words of the vendor'),
  }),
});

interface Content {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly template?: string | undefined;
  readonly variables?: unknown;
}

/** Vendors silently drop what they do not use, each something else: so nothing is taken that would be dropped. */
function contentProblems({ text, html, template, variables }: Content): [keyof Content, string][] {
  if (template === undefined) {
    const problems: [keyof Content, string][] = [];
    if (text === undefined && html === undefined) problems.push(['text', 'is missing: give text, html or a template']);
    if (variables !== undefined) problems.push(['variables', 'fill in a template: give template, too']);
    return problems;
  }
  const own = [text === undefined ? [] : 'text', html === undefined ? [] : 'html'].flat() as ('text' | 'html')[];
  return own.map((field) => [field, 'cannot go with a template, which brings its own']);
}
