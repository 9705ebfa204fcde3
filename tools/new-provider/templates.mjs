// The files of a new provider's folder. They compile and read as the finished ones do; what only its author can know says
// FILL IN, and `gapsOf` of the provider kit lists it until it is gone.

/** @typedef {{ name: string, variable: string, display: string, category: string, capabilities: readonly string[] }} NewProvider */

/** @param {string} name */
const camel = (name) => name.replace(/[-_](\w)/g, (_all, letter) => letter.toUpperCase());

/** @param {string} name */
const upperFirst = (name) => name.charAt(0).toUpperCase() + name.slice(1);

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** @param {NewProvider} provider */
function providerFile(provider) {
  const { name, variable, display, capabilities } = provider;
  const scope = `${upperFirst(variable)}Scope`;
  const handlers = capabilities.map(
    (capability) => `async function ${camel(capability)}(
  _scope: ${scope},
  _input: CapabilityInput<'${capability}'>,
): Promise<CapabilityOutput<'${capability}'>> {
  throw new Error('FILL IN: how ${display.replaceAll("'", '’')} does ${capability}');
}
`,
  );
  return `import { z } from 'zod';
import {
  type CapabilityInput,
  type CapabilityOutput,
  defineProvider,
  readIf,
  type VendorErrorReading,
  type VendorHttp,
  type VendorResponse,
} from '@patchbay/provider-kit';
import * as schemas from './${name}.schemas.ts';

/** What the handlers use of what they are given. */
interface ${scope} {
  readonly http: VendorHttp;
  /** Ours, the same on every try: send it where the vendor keeps one. */
  readonly reference: string;
}

${handlers.join('\n')}
/** Says \`class\` where the status misleads, \`delivery\` where it misleads about the effect. */
function readError(response: VendorResponse): VendorErrorReading | null {
  if (response.status < 300) return null;
  const body = readIf(response, schemas.errorBody);
  return body && { providerCode: body.error.code, message: body.error.message };
}

${definitionOf(provider)}`;
}

/** @param {NewProvider} provider */
function definitionOf({ name, variable, display, category, capabilities }) {
  return `export const ${variable} = defineProvider({
  name: '${name}',
  slug: '${name}',
  displayName: ${quoted(display)},
  description: 'FILL IN: what a tenant gets by connecting it, in one sentence.',
  category: '${category}',
  url: null,
  availability: 'available',
  featured: false,
  requirements: ['FILL IN: what a tenant must have at the vendor before connecting'],
  environments: ['sandbox', 'production'],
  validatedOn: '',
  sources: [],
  credentials: {
    api_key: {
      label: 'API key',
      help: 'FILL IN: where in the vendor’s console it is found.',
      sensitive: true,
      required: true,
      kind: 'api_key',
    },
  },
  config: z.strictObject({}),
  auth: { type: 'bearer', token: 'api_key' },
  // \`sandbox: null\`: the vendor has no test host of its own, and the simulated one stands in.
  baseUrl: { production: 'https://api.example.com', sandbox: null },
  async healthCheck() {
    throw new Error('FILL IN: a cheap authenticated read that tells which account answered');
  },
  capabilities: {
    // opaque is the careful answer. native_key: the vendor honours an idempotency key (declare \`idempotency\`, too);
    // lookup: it can be asked by our reference; read: nothing happens.
${capabilities.map((capability) => `    ${capability}: { effect: 'opaque', handle: ${camel(capability)} },`).join('\n')}
  },
  readError,
});
`;
}

/** @param {NewProvider} provider */
function schemasFile({ display }) {
  return `import { z } from 'zod';

/** An error of ${display}; only what is shown of it. */
export const errorBody = z.object({
  error: z.object({ code: z.string().optional(), message: z.string().optional() }),
});
`;
}

/** @param {NewProvider} provider */
function sandboxFile({ name, variable, display }) {
  return `import {
  accountOf,
  bearerToken,
  BoundedMap,
  defineSandbox,
  isBadCredential,
  type SandboxRequest,
  type SandboxResponse,
} from '@patchbay/provider-kit';

// Written from the vendor's own description, never from our provider: it must not share its mistakes.

interface State {
  readonly things: BoundedMap<string>;
}

const error = (status: number, code: string, message: string): SandboxResponse => ({
  status,
  body: { error: { code, message } },
});
const unauthorized = () => error(401, 'unauthorized', 'The API key is not valid.');

function authenticate(request: SandboxRequest) {
  const key = bearerToken(request) ?? '';
  if (key === '' || isBadCredential(key)) return { ok: false as const, response: unauthorized() };
  return { ok: true as const, account: accountOf(key) };
}

/** The simulated ${display}. */
export const ${variable}Sandbox = defineSandbox<State>({
  provider: '${name}',
  displayName: ${quoted(display)},
  createState: () => ({ things: new BoundedMap() }),
  authenticate,
  routes: [],
  answers: {
    notFound: () => error(404, 'not_found', 'There is no such path.'),
    rateLimited: () => error(429, 'rate_limited', 'Too many requests.'),
    serverError: (status) => error(status, 'internal', 'Simulated failure of the vendor.'),
    revoked: unauthorized,
  },
});
`;
}

/** @param {NewProvider} provider */
function samplesFile({ name }) {
  return `import type { ProviderSamples } from '@patchbay/provider-kit';

/** Secrets say \`canary\`, so that the suite finds them where they must not be; wrong ones say \`invalid\`. */
export const samples: ProviderSamples = {
  credentials: { api_key: 'canary-${name}-api-key' },
  wrong: { api_key: 'an-invalid-key' },
  inputs: {},
};
`;
}

/** @param {NewProvider} provider */
function specFile({ name, variable }) {
  return `import { describe, expect, it } from '@jest/globals';
import { vendorResponse } from '@patchbay/provider-kit';
import { ${variable} } from './${name}.provider.ts';

describe('${name}', () => {
  it.each([
    [400, '{"error":{"code":"bad","message":"No."}}', { providerCode: 'bad', message: 'No.' }],
    [502, '<html>', null],
  ])('reads the error %i %s', (status, text, reading) => {
    expect(${variable}.readError?.(vendorResponse({ status, headers: {}, text }))).toEqual(reading);
  });
});
`;
}

/** @param {NewProvider} provider */
function logoFile({ display }) {
  const letter = /[A-Za-z0-9]/.exec(display)?.[0]?.toUpperCase() ?? '?';
  const label = display.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img" aria-label="${label}">
  <rect width="64" height="64" rx="14" fill="#3d4a5c"/>
  <text x="32" y="33" fill="#fff" font-family="system-ui, sans-serif" font-size="34" font-weight="700" text-anchor="middle" dominant-baseline="central">${letter}</text>
</svg>
`;
}

/**
 * The files of the folder, by name.
 *
 * @param {NewProvider} provider
 * @returns {Record<string, string>}
 */
export function filesOf(provider) {
  const { name } = provider;
  return {
    [`${name}.provider.ts`]: providerFile(provider),
    [`${name}.schemas.ts`]: schemasFile(provider),
    [`${name}.sandbox.ts`]: sandboxFile(provider),
    [`${name}.samples.ts`]: samplesFile(provider),
    [`${name}.provider.spec.ts`]: specFile(provider),
    'logo.svg': logoFile(provider),
  };
}

/**
 * The list with the new provider before `custom`, which stays last.
 *
 * @param {string} list
 * @param {NewProvider} provider
 */
export function listedIn(list, { name, variable }) {
  const insertions = [
    [
      "import { custom } from './custom/custom.provider.ts';\n",
      `import { ${variable} } from './${name}/${name}.provider.ts';\nimport { ${variable}Sandbox } from './${name}/${name}.sandbox.ts';\n`,
    ],
    ['  custom,\n];', `  ${variable},\n`],
    ['  customSandbox,\n];', `  ${variable}Sandbox,\n`],
  ];
  return insertions.reduce((text, [before = '', added = '']) => {
    if (!text.includes(before)) throw new Error(`libs/providers/src/index.ts has no line like: ${before.trim()}`);
    return text.replace(before, () => added + before);
  }, list);
}
