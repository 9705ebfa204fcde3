import { describe, expect, it } from '@jest/globals';
import { capabilities } from './index.ts';

const fieldsOf = (capability: 'generate_text' | 'embed_text', input: object) =>
  capabilities[capability].input.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? [];
const [system, user, assistant] = (['system', 'user', 'assistant'] as const).map((role) => ({ role, content: 'Hi' }));

describe('generate_text', () => {
  it.each([
    { messages: [user] },
    { messages: [system, user, assistant, user], model: 'any-model', max_tokens: 1 },
    { messages: [user, system] },
  ])('takes %j', (input) => expect(fieldsOf('generate_text', input)).toEqual([]));

  it.each([
    ['instructions alone', { messages: [system] }, 'messages'],
    ['an answer that was begun', { messages: [user, assistant] }, 'messages'],
    ['a role of one vendor', { messages: [{ role: 'developer', content: 'Hi' }] }, 'messages.0.role'],
    ['an empty message', { messages: [{ role: 'user', content: '' }] }, 'messages.0.content'],
    ['a model with a line break', { messages: [user], model: 'a\nb' }, 'model'],
    ['no room for an answer', { messages: [user], max_tokens: 0 }, 'max_tokens'],
  ])('refuses %s', (_what, input, field) => expect(fieldsOf('generate_text', input)).toEqual([field]));
});

describe('embed_text', () => {
  it('takes texts, and what the vectors are for', () => {
    expect(fieldsOf('embed_text', { texts: ['a', 'b'], dimensions: 8, purpose: 'query' })).toEqual([]);
  });

  it.each([
    ['no text', { texts: [] }, 'texts'],
    ['an empty text', { texts: ['a', ''] }, 'texts.1'],
    ['more than every vendor takes at once', { texts: Array<string>(97).fill('a') }, 'texts'],
  ])('refuses %s', (_what, input, field) => expect(fieldsOf('embed_text', input)).toEqual([field]));
});
