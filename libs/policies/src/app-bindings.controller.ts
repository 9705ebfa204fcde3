import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  Ctx,
  ok,
  pageOf,
  RequestUrl,
  RequireScope,
  offsetOf,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import { AppBindingDto, AppBindingsQuery, CreateAppBindingDto, UpdateAppBindingDto } from './app-binding.dto.ts';
import type { AppBindingEntity } from './app-binding.entity.ts';
import { AppBindings } from './app-bindings.service.ts';

@ApiTags('App bindings')
@Controller('api/v1/app-bindings')
export class AppBindingsController {
  constructor(@Inject(AppBindings) private readonly bindings: AppBindings) {}

  @Get()
  @RequireScope('routing:read')
  @ApiAnswers({ summary: 'List app bindings', ok: [AppBindingDto], page: 'numbers' })
  async list(@Ctx() ctx: Context, @Query() query: AppBindingsQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.bindings.page(ctx, query, offsetOf(query), query.per_page);
    return pageOf(query, rows.map(present), total, url);
  }

  @Post()
  @RequireScope('routing:write')
  @ApiAnswers({
    summary: 'Bind an app to an integration',
    description: 'From its first binding in an environment on, an app may use there only what it is bound to.',
    ok: AppBindingDto,
    status: 201,
  })
  async create(@Ctx() ctx: Context, @Body() body: CreateAppBindingDto): Promise<Envelope<AppBindingDto>> {
    return ok(present(await this.bindings.create(ctx, body)), 'The app binding was created.');
  }

  @Get(':id')
  @RequireScope('routing:read')
  @ApiAnswers({ summary: 'Show an app binding', ok: AppBindingDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<AppBindingDto>> {
    return ok(present(await this.bindings.get(ctx, id)));
  }

  @Patch(':id')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Change an app binding', ok: AppBindingDto })
  async update(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: UpdateAppBindingDto,
  ): Promise<Envelope<AppBindingDto>> {
    return ok(present(await this.bindings.update(ctx, id, body)), 'The app binding was changed.');
  }

  @Delete(':id')
  @RequireScope('routing:write')
  @ApiAnswers({ summary: 'Delete an app binding', ok: null })
  async remove(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<null>> {
    await this.bindings.remove(ctx, id);
    return ok(null, 'The app binding was deleted.');
  }
}

function present(binding: AppBindingEntity): AppBindingDto {
  return {
    id: binding.id,
    name: binding.name,
    app: binding.app,
    environment: binding.environment,
    slot: binding.slot,
    integration_id: binding.integrationId,
    required_category: binding.requiredCategory,
    required_capabilities: binding.requiredCapabilities,
    capabilities: binding.capabilities,
    workflows: binding.workflows,
    created_at: binding.createdAt.toISOString(),
    updated_at: binding.updatedAt.toISOString(),
  };
}
