import { isAbsolute, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import type { MasterKey, Role } from './settings.ts';
import { LOG_LEVELS } from './settings.ts';

const ROLES: readonly Role[] = ['http', 'worker', 'scheduler'];
const VISIBLE = /^[\x21-\x7e]+$/;
/** Buffer.from skips what is no base64: a mistyped key would become another one. */
const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/_-]{43}=?$/;

/** A tenant that could refer to one of these would read the hub's own keys. One that ends in `_` stands for all it begins. */
const OWN_SECRETS = [
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'PATCHBAY_MASTER_KEYS',
  'PATCHBAY_BOOTSTRAP_API_KEY',
  'PATCHBAY_PLATFORM_KEY',
  'PATCHBAY_SANDBOX_TOKEN',
  'PATCHBAY_OAUTH_',
];

/** Values are never repeated in a problem: they may be secrets. */
export const environmentSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'give a host name or an IP address')
    .default('127.0.0.1'),
  NODE_ENV: z.string().optional(),
  PATCHBAY_DATA_DIR: z
    .string()
    .default('.patchbay')
    .transform((path) => (isAbsolute(path) ? path : resolve(path))),
  DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  REDIS_URL: urlOf('redis:', 'rediss:').optional(),
  PATCHBAY_MASTER_KEYS: z.string().transform(parseMasterKeys).optional(),
  PATCHBAY_PUBLIC_URL: z
    .string()
    .refine(isPlainBaseUrl, 'give an http(s) URL without user, query or fragment')
    .transform(withoutTrailingSlash)
    .optional(),
  PATCHBAY_BOOTSTRAP_API_KEY: key(20).optional(),
  PATCHBAY_PLATFORM_KEY: key(8).optional(),
  PATCHBAY_SANDBOX_PORT: wholeNumber(0, 65_535).optional(),
  PATCHBAY_SANDBOX_TOKEN: key(8).optional(),
  PATCHBAY_VENDOR_BASE_URLS: z.string().transform(parseVendorBaseUrls).default({}),
  PATCHBAY_VENDOR_TIMEOUT_SECONDS: wholeNumber(1, 30).default(30),
  PATCHBAY_ALLOWED_PRIVATE_HOSTS: list(isHostOrCidr, 'give hosts, addresses or CIDRs without a port, comma-separated'),
  PATCHBAY_SECRET_ENV_PREFIXES: list(
    (prefix) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(prefix) && !opensOwnSecrets(prefix),
    "give beginnings of variable names, comma-separated, none that the hub's own secrets begin with",
    ['PATCHBAY_SECRET_'],
  ),
  PATCHBAY_ROLES: list(isRole, `give one or more of ${ROLES.join(', ')}, comma-separated`, ROLES),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  PATCHBAY_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, 'give an e-mail address')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `give one of ${LOG_LEVELS.join(', ')}`).default('info'),
  PATCHBAY_RETENTION_OPERATIONS_DAYS: wholeNumber(1, 36_500).default(90),
  PATCHBAY_RETENTION_VENDOR_CALLS_DAYS: wholeNumber(1, 36_500).default(30),
  PATCHBAY_RETENTION_HEALTH_HISTORY_DAYS: wholeNumber(1, 36_500).default(30),
  PATCHBAY_RETENTION_AUDIT_LOG_DAYS: wholeNumber(1, 36_500).default(365),
  PATCHBAY_RETENTION_OUTBOX_DAYS: wholeNumber(1, 36_500).default(7),
});

export type Environment = z.infer<typeof environmentSchema>;

function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  const rule = `give a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, rule)
    .transform(Number)
    .refine((value) => value >= min && value <= max, rule);
}

function urlOf(...protocols: readonly string[]): z.ZodType<string, string> {
  const rule = `give a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), rule);
}

function key(minimum: number): z.ZodType<string, string> {
  return z
    .string()
    .min(minimum, `give at least ${minimum} characters`)
    .max(512, 'give at most 512 characters')
    .regex(VISIBLE, 'give visible ASCII characters only, without spaces');
}

function list<Item extends string>(
  accepts: (item: string) => item is Item,
  rule: string,
  fallback?: readonly Item[],
): z.ZodType<readonly Item[], string | undefined>;
function list(
  accepts: (item: string) => boolean,
  rule: string,
  fallback?: readonly string[],
): z.ZodType<readonly string[], string | undefined>;
function list(
  accepts: (item: string) => boolean,
  rule: string,
  fallback: readonly string[] = [],
): z.ZodType<readonly string[], string | undefined> {
  return z
    .string()
    .transform((text) => splitList(text))
    .refine((items) => items.length > 0 && items.every(accepts), rule)
    .optional()
    .transform((items) => items ?? fallback);
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function opensOwnSecrets(prefix: string): boolean {
  return OWN_SECRETS.some((name) => name.startsWith(prefix) || (name.endsWith('_') && prefix.startsWith(name)));
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

function isHostOrCidr(text: string): boolean {
  if (text.includes('/')) return ipaddr.isValidCIDR(text);
  return /^[A-Za-z0-9._-]+$/.test(text) || ipaddr.IPv6.isValid(text.replace(/^\[(.*)\]$/, '$1'));
}

function withoutTrailingSlash(text: string): string {
  return text.replace(/\/+$/, '');
}

function parseMasterKeys(text: string, check: z.RefinementCtx): readonly MasterKey[] {
  const keys: MasterKey[] = [];
  const parts = splitList(text);
  if (parts.length === 0) check.addIssue('give id:base64-32-bytes, comma-separated, the current one first');
  for (const [index, part] of parts.entries()) {
    const separator = part.indexOf(':');
    const id = part.slice(0, Math.max(0, separator));
    const encoded = part.slice(separator + 1);
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(id) || !BASE64_OF_32_BYTES.test(encoded)) {
      check.addIssue(`key ${index + 1}: give id:base64 of exactly 32 bytes`);
    } else if (keys.some((known) => known.id === id)) {
      check.addIssue(`key ${index + 1}: the id ${id} is used twice`);
    } else {
      keys.push({ id, key: Buffer.from(encoded, 'base64') });
    }
  }
  return keys;
}

function parseVendorBaseUrls(text: string, check: z.RefinementCtx): Record<string, string> {
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    check.addIssue('give a JSON object of provider names and base URLs');
    return z.NEVER;
  }
  const urls: Record<string, string> = {};
  for (const [provider, url] of Object.entries(parsed)) {
    if (isPlainBaseUrl(url)) urls[provider] = withoutTrailingSlash(url);
    else check.addIssue(`${provider}: give an http(s) URL without user, query or fragment`);
  }
  return urls;
}

function isPlainBaseUrl(text: unknown): text is string {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const url = new URL(text);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  return web && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
