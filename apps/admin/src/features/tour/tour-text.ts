/** A piece of the tour, in the little Markdown the README's tour is written in. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'command' | 'answer';
  text: string;
}

/** The blocks of the section "A five-minute tour". Throws when the README has none, so that the build notices. */
export function tourOf(readme: string): Block[] {
  const section = /^## A five-minute tour\n([\s\S]*?)(?=^## )/m.exec(readme)?.[1];
  if (section === undefined) throw new Error('README.md has no section "A five-minute tour".');
  return section
    .split(/^(```\w*\n[\s\S]*?^```)$/m)
    .flatMap((piece) => (piece.startsWith('```') ? [fenced(piece)] : paragraphs(piece)));
}

function fenced(piece: string): Block {
  const [first = '', ...rest] = piece.split('\n');
  return { kind: /^```(ba)?sh$/.test(first) ? 'command' : 'answer', text: rest.slice(0, -1).join('\n') };
}

function paragraphs(piece: string): Block[] {
  return piece
    .split(/\n{2,}/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text): Block =>
      text.startsWith('### ')
        ? { kind: 'heading', text: text.slice(4) }
        : { kind: 'paragraph', text: text.replaceAll('\n', ' ') },
    );
}

/** Splits a paragraph into plain text, `code` and **strong** parts. */
export function inlineParts(text: string): { kind: 'text' | 'code' | 'strong'; text: string }[] {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) };
      if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) };
      return { kind: 'text', text: part };
    });
}
