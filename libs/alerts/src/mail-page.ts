/** One mail as its receiver reads it: as plain text, or as HTML that loads nothing. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const LONGEST_SUBJECT = 150;

/** `text` and `html` say the same between title and note, a paragraph each; what is in `html` must be `escaped`. */
export function mailPage(
  title: string,
  { text, html, note }: { readonly text: readonly string[]; readonly html: readonly string[]; readonly note: string },
): MailText {
  return {
    subject: `[Patchbay] ${title}`.slice(0, LONGEST_SUBJECT),
    text: [title, ...text, `-- \n${note}`].join('\n\n'),
    html: [
      '<!doctype html>',
      `<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
      '<body style="font-family: sans-serif; line-height: 1.5">',
      `<h1 style="font-size: 1.2em">${escaped(title)}</h1>`,
      ...html.map((paragraph) => `<p>${paragraph}</p>`),
      `<p style="color: #666; font-size: 0.85em">${escaped(note)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

/** A label may hold anything; a header may not: a line break would begin another header. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** As HTML has it, in a text or an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
