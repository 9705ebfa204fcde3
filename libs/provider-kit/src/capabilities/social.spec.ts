import { describe, expect, it } from '@jest/globals';
import { postToSocial } from './social.ts';

const video = { type: 'video', url: 'https://media.example/opening.mp4' };

describe('a post to social media', () => {
  it.each([
    { text: 'We open at noon.' },
    { link: 'https://bistro.example' },
    { media: [video], title: 'Opening', text: 'At noon', visibility: 'private' },
  ])('may be %j', (post) => {
    expect(postToSocial.input.parse(post)).toEqual(post);
  });

  it.each([
    ['nothing', {}, 'text'],
    [
      'media that the vendor cannot fetch safely',
      { media: [{ ...video, url: 'http://media.example/a.mp4' }] },
      'media',
    ],
    ['an empty list of media', { text: 'x', media: [] }, 'media'],
    ['a field nobody knows', { text: 'x', hashtags: [] }, undefined],
  ])('is not %s', (_, post, field) => {
    const { error } = postToSocial.input.safeParse(post);
    expect(error?.issues[0]?.path[0]).toBe(field);
    expect(error).toBeDefined();
  });

  it('needs an approval, and hides nothing from who gives it', () => {
    expect(postToSocial.approval).toBe('required');
    expect(JSON.stringify(postToSocial.input.toJSONSchema())).not.toContain('sensitive');
  });
});
