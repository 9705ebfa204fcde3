import { describe, expect, it } from '@jest/globals';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));

/** Compiles text as if it stood in this folder, with the workspace's own options, and tells the errors found in it. */
function compile(files: Readonly<Record<string, string>>): Record<string, string[]> {
  const configFile = join(here, '../../../tsconfig.base.json');
  const read = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(configFile), { skipLibCheck: true });
  const virtual = new Map(Object.entries(files).map(([name, text]) => [join(here, name), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => virtual.has(path) || fileExists(path);
  host.readFile = (path) => virtual.get(path) ?? readFile(path);
  host.getSourceFile = (path, version) => {
    const text = virtual.get(path);
    return text === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  return Object.fromEntries(
    [...virtual.keys()].map((path) => [
      path.slice(here.length + 1),
      program
        .getSemanticDiagnostics(program.getSourceFile(path))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ]),
  );
}

function provider({
  auth = `{ type: 'bearer', token: 'key' }`,
  healthCheck = `async () => ({ account: 'a' })`,
  capabilities = '{}',
}): string {
  return `
    import { z } from 'zod';
    import { defineProvider } from './index.ts';
    export const planted = defineProvider({
      name: 'acme', slug: 'acme', displayName: 'Acme', description: '', category: 'sms', url: null,
      availability: 'available', featured: false, requirements: [], environments: ['production'],
      validatedOn: '2026-01-01', sources: [], baseUrl: { production: 'https://api.example.com', sandbox: null },
      credentials: { key: { label: 'Key', sensitive: true, required: true } },
      config: z.strictObject({ region: z.string() }),
      auth: ${auth},
      healthCheck: ${healthCheck},
      capabilities: ${capabilities},
    });`;
}

/** The compiler is the judge, so it is run: a type that silently became `any` would let every one of these through. */
describe('what does not compile', () => {
  it('names the mistake and finds none where there is none', () => {
    const found = compile({
      'planted-good.ts': provider({
        capabilities: `{ send_sms: { effect: 'opaque', handle: async () => ({ message_id: '1', status: 'queued' }) } }`,
      }),
      'planted-capability.ts': provider({
        capabilities: `{ send_fax: { effect: 'opaque', handle: async () => ({}) } }`,
      }),
      'planted-result.ts': provider({
        capabilities: `{ send_sms: { effect: 'opaque', handle: async () => ({ message_id: 1, status: 'queued' }) } }`,
      }),
      'planted-setting.ts': provider({ healthCheck: `async ({ config }) => ({ account: config.regio })` }),
      'planted-credential.ts': provider({ auth: `{ type: 'bearer', token: 'kee' }` }),
      'planted-secret.ts': provider({ healthCheck: `async ({ credentials }) => ({ account: credentials.key })` }),
      'planted-effect.ts': provider({
        capabilities: `{ send_sms: { effect: 'maybe', handle: async () => ({ message_id: '1', status: 'q' }) } }`,
      }),
    });
    expect(found['planted-good.ts']).toEqual([]);
    expect(found['planted-capability.ts']?.join()).toMatch(/'send_fax' does not exist/);
    expect(found['planted-result.ts']?.join()).toMatch(/number' is not assignable to type 'string'/);
    expect(found['planted-setting.ts']?.join()).toMatch(/Property 'regio' does not exist/);
    expect(found['planted-credential.ts']?.join()).toMatch(/"kee"' is not assignable/);
    expect(found['planted-secret.ts']?.join()).toMatch(/Property 'key' does not exist/);
    expect(found['planted-effect.ts']?.join()).toMatch(/"maybe"' is not assignable/);
  });
});
