import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  Ctx,
  Database,
  ok,
  pageOf,
  RequestUrl,
  RequireScope,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import { ConnectionChanges } from './connection-changes.service.ts';
import { ConnectionCreation } from './connection-creation.service.ts';
import { ConnectionLifecycle } from './connection-lifecycle.service.ts';
import { ConnectionPresenter } from './connection-presenter.service.ts';
import { ConnectionReading } from './connection-reading.service.ts';
import { ChangeConnectionBody, CreateConnectionBody, ListConnectionsQuery } from './connection.dto.ts';
import { ConnectionView, DeletedConnectionView } from './connection.views.ts';

const REFERENCED_BY = {
  referenced_by: {
    type: 'array',
    items: { type: 'string' },
    example: ['routing rule "SMS"'],
    description: 'What still names it.',
  },
};

/** Connections, as `/api/v1/integrations`. */
@ApiTags('Integrations')
@Controller('api/v1/integrations')
export class ConnectionsController {
  constructor(
    private readonly reading: ConnectionReading,
    private readonly creation: ConnectionCreation,
    private readonly changes: ConnectionChanges,
    private readonly lifecycle: ConnectionLifecycle,
    private readonly presenter: ConnectionPresenter,
    private readonly database: Database,
  ) {}

  @Get()
  @ApiAnswers({ summary: 'List integrations', description: 'Newest first.', ok: [ConnectionView], page: 'numbers' })
  @RequireScope('integrations:read')
  async list(
    @Ctx() ctx: Context,
    @Query() query: ListConnectionsQuery,
    @RequestUrl() url: string,
  ): Promise<Envelope<readonly ConnectionView[]>> {
    const { found, total } = await this.reading.list(ctx, query);
    const views = found.map(({ row, vaulted }) => this.presenter.present(row, vaulted));
    return pageOf(query, views, total, url);
  }

  @Post()
  @ApiAnswers({
    summary: 'Connect a provider',
    description: 'Stores the credentials encrypted and verifies them at once.',
    ok: ConnectionView,
    status: 201,
    okDescription: 'Made; `status` is `pending_verify` until the vendor was asked.',
    errors: ['conflict'],
  })
  @RequireScope('integrations:write')
  async create(@Ctx() ctx: Context, @Body() body: CreateConnectionBody): Promise<Envelope<ConnectionView>> {
    const { provider, sync: _reserved, ...rest } = body;
    // Read in the transaction that made it: once that is committed, a worker may be faster and have verified it.
    const view = await this.database.inTransaction(ctx, async (inner) => {
      const { id } = await this.creation.create(inner, provider, rest);
      return this.view(inner, id);
    });
    return ok(view, 'Integration created; its credentials are being verified.');
  }

  @Get(':id')
  @ApiAnswers({ summary: 'Read an integration', ok: ConnectionView })
  @RequireScope('integrations:read')
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ConnectionView>> {
    return ok(await this.view(ctx, id));
  }

  @Patch(':id')
  @ApiAnswers({
    summary: 'Change an integration',
    description: 'Fields not named keep their values. New credentials or config are verified again.',
    ok: ConnectionView,
    errors: ['conflict'],
  })
  @RequireScope('integrations:write')
  async change(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: ChangeConnectionBody,
  ): Promise<Envelope<ConnectionView>> {
    const view = await this.database.inTransaction(ctx, async (inner) => {
      await this.changes.change(inner, id, body);
      return this.view(inner, id);
    });
    return ok(view, 'Integration changed.');
  }

  @Delete(':id')
  @ApiAnswers({
    summary: 'Delete an integration',
    description: 'Shreds its credentials; work in flight finishes.',
    ok: DeletedConnectionView,
    meta: REFERENCED_BY,
    errors: ['conflict'],
  })
  @RequireScope('integrations:write')
  async delete(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<DeletedConnectionView>> {
    const { row, referencedBy } = await this.lifecycle.delete(ctx, id);
    const deletedAt = (row.deletedAt ?? row.updatedAt).toISOString();
    return ok(
      { id, deleted_at: deletedAt, referenced_by: referencedBy },
      ...warning('Integration deleted.', referencedBy),
    );
  }

  @Post(':id/activate')
  @ApiAnswers({
    summary: 'Switch an inactive integration on',
    description: 'Without verifying it.',
    ok: ConnectionView,
    errors: ['illegal_transition'],
  })
  @RequireScope('integrations:write')
  async activate(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ConnectionView>> {
    await this.lifecycle.activate(ctx, id);
    return ok(await this.view(ctx, id), 'Integration activated.');
  }

  @Post(':id/disable')
  @ApiAnswers({
    summary: 'Switch an active integration off',
    description: 'Work in flight finishes.',
    ok: ConnectionView,
    meta: REFERENCED_BY,
    errors: ['illegal_transition'],
  })
  @RequireScope('integrations:write')
  async disable(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ConnectionView>> {
    const referencedBy = await this.lifecycle.disable(ctx, id);
    return ok(await this.view(ctx, id), ...warning('Integration disabled.', referencedBy));
  }

  @Post(':id/disconnect')
  @ApiAnswers({
    summary: 'Shred the credentials, keep the record',
    ok: ConnectionView,
    meta: REFERENCED_BY,
    errors: ['conflict'],
  })
  @RequireScope('integrations:write')
  async disconnect(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ConnectionView>> {
    const referencedBy = await this.lifecycle.disconnect(ctx, id);
    return ok(
      await this.view(ctx, id),
      ...warning('Integration disconnected; its credentials are gone.', referencedBy),
    );
  }

  private async view(ctx: Context, id: string): Promise<ConnectionView> {
    const { row, vaulted } = await this.reading.get(ctx, id);
    return this.presenter.present(row, vaulted);
  }
}

/** Message and meta of an answer that tells which records (routing rules) still name the connection. */
function warning(message: string, referencedBy: string[]): [string, object] {
  const named = referencedBy.length === 0 ? '' : ` Still named by: ${referencedBy.join(', ')}.`;
  return [`${message}${named}`, { referenced_by: referencedBy }];
}
