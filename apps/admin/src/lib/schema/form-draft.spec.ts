import { describe, expect, it } from '@jest/globals';
import { draftOf, hasProblem, problemOf, valueOfDraft } from './form-draft.ts';
import { credentialFields, schemaFields } from './form-fields.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    to: { type: 'string', pattern: String.raw`^\+[1-9]\d{6,14}$`, description: 'Recipient' },
    max_tokens: { type: 'integer' },
    channel: { type: 'string', enum: ['online', 'in_person'] },
    messages: {
      type: 'array',
      items: {
        type: 'object',
        properties: { role: { type: 'string', enum: ['user'] }, content: { type: 'string' } },
        required: ['role'],
      },
    },
    metadata: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['to', 'messages'],
};
const fields = schemaFields(SCHEMA);
const field = (name: string) => fields.find((one) => one.name === name)!;

describe('a form drawn from a schema', () => {
  it('has a control for every property, of the kind it needs', () => {
    expect(fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toEqual([
      ['to', 'text', true],
      ['max_tokens', 'integer', false],
      ['channel', 'choice', false],
      ['messages', 'list', true],
      ['metadata', 'json', false],
    ]);
    expect(field('max_tokens').label).toBe('Max tokens');
  });

  it('masks the sensitive fields of credentials', () => {
    const schema = { auth_token: { type: 'string', label: 'Auth token', sensitive: true, required: true } };
    expect(credentialFields(schema)).toMatchObject([{ label: 'Auth token', kind: 'secret', isRequired: true }]);
  });

  it('holds the whole of a credential against its pattern, as the hub does', () => {
    const [key] = credentialFields({ key: { type: 'string', label: 'Key', pattern: '[!-~]+', examples: ['k-1'] } });
    expect(key?.example).toBe('k-1');
    expect(['k-1', 'k 1', ' k-1'].map((typed) => problemOf(key!, typed, false))).toEqual([
      undefined,
      'patternMismatch',
      'patternMismatch',
    ]);
  });

  it('starts a required list with one item, and sends nothing for what was left empty', () => {
    const draft = draftOf(fields);
    expect(draft['messages']).toEqual([{ role: '', content: '' }]);
    expect(valueOfDraft(fields, { ...draft, to: '+15558675310', messages: [{ role: 'user', content: 'Hi' }] })).toEqual(
      {
        to: '+15558675310',
        messages: [{ role: 'user', content: 'Hi' }],
      },
    );
  });

  it('sends numbers as numbers and JSON as JSON', () => {
    const draft = { ...draftOf(fields), to: '+15558675310', max_tokens: '12', metadata: '{"a":"b"}' };
    expect(valueOfDraft(fields, draft)).toMatchObject({ max_tokens: 12, metadata: { a: 'b' } });
  });

  it('finds what is wrong as it is typed, and what is missing once it was sent', () => {
    expect(problemOf(field('to'), '555', false)).toBe('patternMismatch');
    expect(problemOf(field('to'), '', false)).toBeUndefined();
    expect(problemOf(field('to'), '', true)).toBe('requiredField');
    expect(problemOf(field('max_tokens'), '1.5', false)).toBe('notANumber');
    expect(problemOf(field('metadata'), '{', false)).toBe('notJson');
  });

  it('looks for problems in lists, too', () => {
    const draft = { ...draftOf(fields), to: '+15558675310' };
    expect(hasProblem(fields, draft)).toBe(true);
    expect(hasProblem(fields, { ...draft, messages: [{ role: 'user', content: '' }] })).toBe(false);
  });
});
