import { z } from 'zod';
import { requestPathProblem } from '@patchbay/provider-kit';

const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** What decides who reads the request, or how long it is, is the hub's own. */
const RESERVED_HEADERS = new Set([
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'accept-encoding',
  'proxy-authorization',
  'proxy-connection',
  'cookie',
]);

/** Origin and an optional prefix: nothing that a path could not follow. */
function baseUrlProblem(text: string): string | null {
  if (!URL.canParse(text)) return 'must be a URL, e.g. https://api.example.com/v1';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https:// (or http://)';
  if (url.username !== '' || url.password !== '') return 'must hold no user name or password: give them as credential';
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(text)) return 'must hold neither a query nor a fragment';
  const problem = requestPathProblem(pathOf(text));
  return problem === null ? null : `has a path that ${problem}`;
}

/** The path as written, before URL parsing tidies dot segments away. */
function pathOf(text: string): string {
  return /^[a-z]+:\/\/[^/]*(\/.*?)\/?$/i.exec(text)?.[1] || '/';
}

function checked(problemOf: (text: string) => string | null) {
  return (context: z.core.ParsePayload<string>) => {
    const problem = problemOf(context.value);
    if (problem !== null) context.issues.push({ code: 'custom', message: problem, input: context.value });
  };
}

/** Settings of a connection to an API that Patchbay has no provider for. */
export const config = z.strictObject({
  base_url: z
    .string()
    .max(2000)
    .check(checked(baseUrlProblem))
    .describe('Where every request goes: origin and an optional path prefix')
    .meta({ title: 'Base URL', format: 'uri', examples: ['https://api.example.com/v1'] }),
  auth: z
    .enum(['header', 'basic', 'query', 'bearer'])
    .default('bearer')
    .describe('How the secret is sent: bearer token, a header of its own, HTTP basic, or a query parameter')
    .meta({ title: 'Authentication' }),
  header_name: z
    .string()
    .max(100)
    .regex(HEADER_NAME, 'must be the name of a header')
    .refine((name) => !RESERVED_HEADERS.has(name.toLowerCase()), 'is a header the hub sets itself')
    .default('X-Api-Key')
    .describe('With auth = header: the header that carries the secret')
    .meta({ title: 'Header name' }),
  header_prefix: z
    .string()
    .max(100)
    .regex(/^[\x20-\x7e]*$/, 'must be plain ASCII text')
    .default('')
    .describe('With auth = header: written before the secret, e.g. "Token "')
    .meta({ title: 'Header prefix' }),
  query_parameter: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_.~-]+$/, 'must hold letters, digits, and . _ ~ - only')
    .default('api_key')
    .describe('With auth = query: the parameter that carries the secret')
    .meta({ title: 'Query parameter' }),
  username: z
    .string()
    .max(255)
    .regex(/^[^:\p{Cc}]*$/u, 'must hold no colon and no control characters')
    .default('')
    .describe('With auth = basic: the user name; the secret is the password')
    .meta({ title: 'User name' }),
  health_path: z
    .string()
    .max(2000)
    .check(checked(requestPathProblem))
    .default('/')
    .describe('A path that answers GET with 2xx when the secret is good: the connection is verified by it')
    .meta({ title: 'Health path' }),
  rate_limit_per_minute: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Requests a minute the API allows; without it the hub sets no limit of its own')
    .meta({ title: 'Requests per minute' }),
});

export type CustomConfig = z.output<typeof config>;
