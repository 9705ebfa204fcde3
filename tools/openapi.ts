// `npm run openapi`: writes the OpenAPI document of this very source, and the client's types made from it.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startHubProcess } from '../e2e/hub-process.ts';
import { DOCUMENT_FILE, documentTextOf, SCHEMA_FILE, schemaTextOf } from './openapi-files.ts';

const hub = await startHubProcess({ PATCHBAY_SANDBOX_PORT: '0' });
try {
  const document = await documentTextOf(hub.url);
  await mkdir(dirname(SCHEMA_FILE), { recursive: true });
  await writeFile(DOCUMENT_FILE, document);
  await writeFile(SCHEMA_FILE, await schemaTextOf(document));
} finally {
  await hub.stop();
}
