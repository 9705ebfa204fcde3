import type { OperationRequest } from '../api/send-operation.ts';

/** The same request from a shell, with the key taken from its environment. */
export function asCurl(hubUrl: string, request: OperationRequest): string {
  return [
    `curl -sS ${quoted(`${hubUrl}/api/v1/operations`)}`,
    `-H "Authorization: Bearer $PATCHBAY_API_KEY"`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoted(JSON.stringify(request, null, 2))}`,
  ].join(' \\\n  ');
}

/** In single quotes a shell reads everything as it stands but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
