import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const CLIENT = join(import.meta.dirname, '..', 'libs', 'client');
const BANNER = '// Made by `npm run openapi` from openapi.json; do not edit.\n';

/** The document as hubs serve it, committed so that a change of the API shows in review. */
export const DOCUMENT_FILE = join(CLIENT, 'openapi.json');
/** The types made from it. */
export const SCHEMA_FILE = join(CLIENT, 'src', 'generated', 'schema.ts');

/** The text of DOCUMENT_FILE: what this hub serves, at the address hubs have by default. */
export async function documentTextOf(hubUrl: string): Promise<string> {
  const response = await fetch(`${hubUrl}/api/openapi.json`);
  if (!response.ok) throw new Error(`${hubUrl}/api/openapi.json answered ${response.status}.`);
  return `${JSON.stringify(await response.json(), null, 2).replaceAll(hubUrl, 'http://127.0.0.1:3000')}\n`;
}

/** The text of SCHEMA_FILE for a document. */
export async function schemaTextOf(documentText: string): Promise<string> {
  const nodes = await openapiTS(JSON.parse(documentText) as OpenAPI3, { alphabetize: true });
  return BANNER + astToString(nodes);
}
