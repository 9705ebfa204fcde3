import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { AnyScope, ApiFile, contextOf, forbidden } from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpSink } from './http-sink.ts';
import { LiveReader } from './live-reader.ts';
import { maySeeSomething } from './live-scopes.ts';
import { LiveStreams } from './live-streams.service.ts';
import { ReaderIdentity } from './reader-identity.service.ts';
import { StreamQuery } from './stream.dto.ts';
import { TypeFilter } from './type-filter.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

const EXAMPLE = `id: 8123-01kahh5w2c5n8v0m3q7r9t1x4z-1795257000000
event: operation.delivered
data: {"id":"01kahh5w2c5n8v0m3q7r9t1x4z","type":"operation.delivered","subject_id":"01kahh5w2c5n8v0m3q7r9t1x4y","data":{"capability":"send_sms"},"created_at":"2026-11-21T12:00:00.000Z"}

`;

const DESCRIPTION =
  `What happens, as it happens: events of the tenant that the key or the person may read (connections with
integrations:read, operations with operations:read, alerts with alerts:read and so on). \`ready\` comes first; \`reset\` says that
what was missed can no longer be told: ask again for what you show. Types that end in \`.changed\` and have no id are hints, at
most one a second: the list they name is worth asking for again. A comment every 15 seconds shows that the stream lives. Connect
again with the last id (header Last-Event-ID) and nothing is missed.`.replaceAll('\n', ' ');

/** Server-sent events. */
@ApiTags('The hub')
@Controller('api/v1/stream')
export class StreamController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly identity: ReaderIdentity,
  ) {}

  @Get()
  @AnyScope()
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last id that was received.',
    schema: { type: 'string', example: '8123-01kahh5w2c5n8v0m3q7r9t1x4z-1795257000000' },
  })
  @ApiFile({
    summary: 'Stream events',
    description: DESCRIPTION,
    files: { 'text/event-stream': EXAMPLE },
    errors: ['rate_limited'],
  })
  stream(@Req() request: FastifyRequest, @Query() query: StreamQuery, @Res() reply: FastifyReply): void {
    const { tenantId, actor } = contextOf(request);
    if (!maySeeSomething(actor)) throw forbidden('This key may read nothing of which there are events.');
    if (request.method === 'HEAD') return void reply.headers(HEADERS).send();
    const giveBack = this.streams.reserve(tenantId);
    reply.headers(HEADERS).hijack();
    const response = reply.raw;
    const reader = new LiveReader(tenantId, actor, new TypeFilter(query.types ?? null), new HttpSink(response));
    response.once('close', () => {
      giveBack();
      this.streams.closed(reader);
    });
    response.writeHead(200, headersOf(reply));
    this.streams.open(reader, () => this.identity.again(request, tenantId), lastEventIdOf(request, query));
  }
}

function headersOf(reply: FastifyReply): Record<string, string> {
  const given = Object.entries(reply.getHeaders());
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function lastEventIdOf(request: FastifyRequest, query: StreamQuery): string | null {
  const header = request.headers['last-event-id'];
  if (typeof header === 'string' && header !== '') return header;
  return query.last_event_id ?? null;
}
