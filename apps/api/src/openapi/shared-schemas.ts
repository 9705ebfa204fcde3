import type { Json } from './json.ts';

const link = { type: 'string', example: '/api/v1/integrations?page=1&per_page=25' };

/** Schemas every route shares; they belong to the envelope, not to a controller. */
export const SHARED_SCHEMAS: Record<string, Json> = {
  ErrorAnswer: {
    type: 'object',
    required: ['success', 'code', 'message', 'errors', 'request_id'],
    properties: {
      success: { type: 'boolean', enum: [false] },
      code: { type: 'string', description: 'Stable; made for programs.' },
      message: { type: 'string', description: 'Names the thing and the cure; made for people.' },
      errors: {
        type: 'object',
        description: 'Messages by dotted field path.',
        additionalProperties: { type: 'array', items: { type: 'string' } },
      },
      request_id: { type: 'string', description: 'Quote it when you ask for help; it is in the logs.' },
      data: { description: 'What the error is about, e.g. the operation that ended undelivered.' },
    },
  },
  PageMeta: {
    type: 'object',
    required: ['current_page', 'per_page', 'total', 'last_page'],
    properties: {
      current_page: { type: 'integer', example: 1 },
      per_page: { type: 'integer', example: 25 },
      total: { type: 'integer', example: 1 },
      last_page: { type: 'integer', example: 1 },
    },
  },
  PageLinks: {
    type: 'object',
    required: ['first', 'last', 'prev', 'next'],
    properties: {
      first: link,
      last: link,
      prev: { type: ['string', 'null'], example: null },
      next: { type: ['string', 'null'], example: null },
    },
  },
  CursorMeta: {
    type: 'object',
    required: ['per_page', 'next_cursor'],
    properties: {
      per_page: { type: 'integer', example: 25 },
      next_cursor: { type: ['string', 'null'], description: 'null on the last page.', example: null },
    },
  },
};

const probe = (summary: string, ok: string, type: string, failures: Record<string, string>): Json => ({
  get: {
    tags: ['The hub itself'],
    operationId: summary.replace(/\W+(.)/g, (_all, letter: string) => letter.toUpperCase()),
    summary,
    security: [],
    responses: {
      '400': { description: 'This is not a valid HTTP request.' },
      '200': {
        description: ok,
        content: { [type]: { schema: type === 'text/plain' ? { type: 'string' } : { type: 'object' } } },
      },
      ...Object.fromEntries(Object.entries(failures).map(([status, description]) => [status, { description }])),
    },
  },
});

/** Answered by the door itself, in every phase and every role. */
export const PROBE_PATHS: Record<string, Json> = {
  '/healthz': probe('Say that the process lives', 'It lives.', 'application/json', {}),
  '/readyz': probe(
    'Say whether it takes requests',
    'It takes requests; also tells what runs here.',
    'application/json',
    {
      '503': 'It is starting, draining, or out of reach of its database.',
    },
  ),
  '/metrics': probe('Show the metrics', 'Prometheus text.', 'text/plain', {
    '401': 'Not on loopback, and without the platform key.',
  }),
};

/** What each group of routes is about, by its tag. */
export const TAGS: Record<string, string> = {
  Alerts: 'What needs a person, once per incident.',
  'API keys': 'Keys of the tenant: made, rotated, revoked; never shown again.',
  'Audit log': 'Who decided, changed or saw what, and when.',
  Capabilities: 'What can be asked for, whichever vendor does it.',
  Integrations: 'Connections: a tenant’s configured links to providers.',
  Members: 'People of the tenant: who they are, what they may do, who is invited.',
  Operations: 'Requests for a capability, tracked to their end.',
  Providers: 'The vendors this hub knows.',
  'Routing rules': 'Which connection serves a capability, and which steps in.',
  'Signing in': 'People: the first user, sessions, the own account, accepting an invitation.',
  Tenants: 'Tenant administration, with the platform key.',
  'The hub itself': 'Probes and metrics of this process.',
  Vault: 'Keys that protect the credentials; no route ever shows a credential.',
};
