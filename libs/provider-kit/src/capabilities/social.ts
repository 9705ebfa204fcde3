import { z } from 'zod';
import { defineCapability } from '../capability.ts';

const publicUrl = z.url({ protocol: /^https$/, error: 'must be an https URL' }).max(2_000);

const media = z.strictObject({
  type: z.enum(['image', 'video']),
  url: publicUrl.describe('Where the vendor fetches it: it must be public until the post is published'),
  alt_text: z.string().min(1).max(1_000).optional().describe('What it shows, for those who cannot see it'),
});

export const postToSocial = defineCapability({
  name: 'post_to_social',
  version: 1,
  title: 'Post to social media',
  description: "Publishes one post on the connection's page, channel or profile.",
  // What is posted in a tenant's name cannot be taken back.
  approval: 'required',
  // Nothing here is sensitive: it is meant for the public, and who approves it must read it.
  input: z
    .strictObject({
      text: z
        .string()
        .min(1)
        .max(5_000)
        .optional()
        .describe('The post, or the caption of its media; some vendors take fewer characters')
        .meta({ examples: ['We open at noon on Saturday.'] }),
      title: z.string().min(1).max(100).optional().describe('For vendors whose posts have one, e.g. videos'),
      link: publicUrl.optional().describe('The page the post leads to, where posts can'),
      media: z.array(media).min(1).max(10).optional(),
      visibility: z
        .enum(['public', 'private'])
        .optional()
        .describe('private: seen by the account alone, where the vendor has that; default: public'),
    })
    .refine((post) => post.text !== undefined || post.link !== undefined || post.media !== undefined, {
      message: 'is missing: give text, a link or media',
      path: ['text'],
    }),
  output: z.strictObject({
    post_id: z.string().describe("The vendor's id of the post, or of its publication while the vendor works on it"),
    url: z.string().optional().describe('Where the post is seen, where the vendor tells'),
    status: z.string().describe('Status in the words of the vendor'),
  }),
});
