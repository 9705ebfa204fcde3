import type { IncomingMessage } from 'node:http';

/** Bytes of a body the sandbox reads: as many as the hub accepts itself. */
const MAX_BYTES = 1024 * 1024;

/** The body is over the limit. */
export class BodyTooLarge extends Error {
  constructor() {
    super(`The body is larger than ${MAX_BYTES} bytes.`);
  }
}

/** Reads a body as text; rejects when it is too large or the client goes away. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
