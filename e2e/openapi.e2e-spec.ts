import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DOCUMENT_FILE, documentTextOf, SCHEMA_FILE, schemaTextOf } from '../tools/openapi-files.ts';
import { startHubProcess, type HubProcess } from './hub-process.ts';

const ROOT = dirname(import.meta.dirname);

describe('the OpenAPI document', () => {
  const committed = readFileSync(DOCUMENT_FILE, 'utf8');
  let hub: HubProcess;

  beforeAll(async () => {
    hub = await startHubProcess();
  });

  afterAll(() => hub.stop());

  it('that is committed is the one a hub serves (else: npm run openapi)', async () => {
    expect(await documentTextOf(hub.url)).toBe(committed);
  });

  it('gave the types of the client (else: npm run openapi)', async () => {
    expect(await schemaTextOf(committed)).toBe(readFileSync(SCHEMA_FILE, 'utf8'));
  });

  it('satisfies the linter, without any network', async () => {
    const redocly = join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], REDOCLY_TELEMETRY: 'off', CI: 'true' };
    const lint = promisify(execFile)(process.execPath, [redocly, 'lint', DOCUMENT_FILE], { cwd: ROOT, env });
    const complaints = await lint.then(
      () => '',
      (failed: unknown) => (failed as { stdout: string }).stdout,
    );
    expect(complaints).toBe('');
  });
});
