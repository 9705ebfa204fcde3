import { z } from 'zod';
import { defineCapability } from '../capability.ts';

/** Part of a URL's path at the vendors; `.` and `..` would name another one. */
const pathName = z
  .string()
  .max(100)
  .regex(/^(?!\.{1,2}$)[A-Za-z0-9._-]+$/, 'must be a name without slashes or spaces');

export const createIssue = defineCapability({
  name: 'create_issue',
  version: 1,
  title: 'Create an issue',
  description: 'Opens one issue in a repository.',
  input: z.strictObject({
    owner: pathName.describe('Person or organisation the repository belongs to').meta({ examples: ['octocat'] }),
    repo: pathName.describe('Name of the repository').meta({ examples: ['hello-world'] }),
    title: z
      .string()
      .min(1)
      .max(256)
      .meta({ examples: ['The import stops at midnight'] }),
    body: z.string().max(65_536).optional().describe('In Markdown'),
  }),
  output: z.strictObject({
    issue_id: z.string().describe("The vendor's id of the issue"),
    number: z.int().min(1).describe('What people call it by, within the repository'),
    url: z.string().describe('Where people see it'),
  }),
});
