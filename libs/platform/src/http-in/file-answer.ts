import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { addAbortSignal, Readable } from 'node:stream';
import type { ErrorCode } from '../errors/patchbay.error.ts';
import { ERROR_CODES_EXTENSION } from './api-answers.ts';

export interface ApiFileOptions {
  readonly summary: string;
  readonly description?: string;
  /** An example of the file by content type. */
  readonly files: Readonly<Record<string, string>>;
  readonly errors?: readonly ErrorCode[];
}

/** Documents a route that answers with a file instead of the envelope; refusals are in the envelope as everywhere. */
export function ApiFile(options: ApiFileOptions): MethodDecorator {
  const content = Object.entries(options.files).map(([type, example]) => [
    type,
    { schema: { type: 'string' }, example },
  ]);
  return applyDecorators(
    HttpCode(200),
    ApiOperation({
      summary: options.summary,
      ...(options.description === undefined ? {} : { description: options.description }),
    }),
    ApiProduces(...Object.keys(options.files)),
    ApiExtension(ERROR_CODES_EXTENSION, options.errors ?? []),
    ApiResponse({ status: 200, description: 'The file.', content: Object.fromEntries(content) as never }),
  );
}

/** A file that is made while it is sent. */
export interface FileAnswer {
  readonly name: string;
  /** With its charset. */
  readonly type: string;
  readonly chunks: AsyncIterator<string>;
  /** Breaks the answer off; whoever reads sees that it is not whole. */
  readonly signal: AbortSignal;
}

/** A reader that takes nothing for so long has gone, or might as well have. */
const STALLED_MS = 60_000;

/**
 * Sends a file chunk by chunk, as fast as its reader takes it: one chunk is made ahead, no more. The first is made before
 * the answer begins, so that what fails by then is still an error in the envelope; a later failure breaks the answer off.
 */
export async function sendFile(reply: FastifyReply, file: FileAnswer): Promise<void> {
  // Fastify answers HEAD by asking for the whole and throwing it away.
  const isHead = reply.request.method === 'HEAD';
  const first = isHead ? { done: true as const, value: undefined } : await file.chunks.next();
  void reply.type(file.type).header('content-disposition', `attachment; filename="${file.name}"`);
  reply.raw.setTimeout(STALLED_MS);
  void reply.send(addAbortSignal(file.signal, streamOf(first, file.chunks)));
}

/** Not Readable.from: that leaves what it was given running when it is destroyed before it is read. */
function streamOf(first: IteratorResult<string, unknown>, chunks: AsyncIterator<string>): Readable {
  let made: IteratorResult<string, unknown> | null = first;
  return new Readable({
    read() {
      const next = made === null ? chunks.next() : Promise.resolve(made);
      made = null;
      next.then(
        ({ done, value }) => this.push(done === true ? null : value),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
    destroy(error, callback) {
      const ended = chunks.return?.() ?? Promise.resolve();
      ended.then(
        () => callback(error),
        () => callback(error),
      );
    },
  });
}
