import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  it.each([
    [['a', 1, true, null, undefined, ''], 'a,1,true,,,'],
    [['a,b', 'say "hi"', 'two\r\nlines', ' padded '], '"a,b","say ""hi""","two\r\nlines"," padded "'],
    [[{ to: '+1', body: 'a "b"' }, []], '"{""to"":""+1"",""body"":""a \\""b\\""""}","[]"'],
    [['a;b', 'ü', "it's"], `"a;b","ü","it's"`],
  ])('%j', (values, line) => {
    expect(csvLine(values)).toBe(`${line}\r\n`);
  });

  it.each(['=1+1', '+15005550006', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=cmd|"/c calc"!A1'])(
    'keeps %j from being a formula',
    (text) => {
      expect(csvLine([text])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('leaves numbers alone, which cannot be formulas', () => {
    expect(csvLine([-2])).toBe('-2\r\n');
  });
});
