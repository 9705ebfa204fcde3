import { describe, expect, it } from '@jest/globals';
import { inlineParts, tourOf } from './tour-text.ts';

const README = [
  '# Name',
  '## A five-minute tour',
  'First line,',
  'same paragraph.',
  '',
  '### Connect',
  '',
  '```bash',
  'one',
  '',
  '# two',
  '```',
  '',
  '```text',
  'answer',
  '```',
  '## Configuration',
  'not the tour',
].join('\n');

describe('the tour in the README', () => {
  it('is read as headings, paragraphs, commands and answers, up to the next section', () => {
    expect(tourOf(README)).toEqual([
      { kind: 'paragraph', text: 'First line, same paragraph.' },
      { kind: 'heading', text: 'Connect' },
      { kind: 'command', text: 'one\n\n# two' },
      { kind: 'answer', text: 'answer' },
    ]);
  });

  it('must be there', () => {
    expect(() => tourOf('# Name\n')).toThrow('A five-minute tour');
  });

  it('has code and strong words in its paragraphs', () => {
    expect(inlineParts('Run `npm start` **now**.')).toEqual([
      { kind: 'text', text: 'Run ' },
      { kind: 'code', text: 'npm start' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: 'now' },
      { kind: 'text', text: '.' },
    ]);
  });
});
