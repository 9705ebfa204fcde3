import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Ctx,
  ok,
  pageOf,
  PageQuery,
  RequestUrl,
  RequireScope,
  SecretOnce,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import { CreateApiKeyDto, RotateApiKeyDto, viewApiKey, type ApiKeyDto, type IssuedApiKeyDto } from './api-key.dto.ts';
import { ApiKeyService } from './api-key.service.ts';

@ApiTags('API keys')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  readonly #keys: ApiKeyService;

  constructor(keys: ApiKeyService) {
    this.#keys = keys;
  }

  @Get()
  @RequireScope('keys:read')
  async list(@Ctx() ctx: Context, @Query() query: PageQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.#keys.list(ctx, query);
    return pageOf(query, rows.map(viewApiKey), total, url);
  }

  @Post()
  @RequireScope('keys:write')
  @SecretOnce('api_key')
  async create(@Ctx() ctx: Context, @Body() body: CreateApiKeyDto): Promise<Envelope<IssuedApiKeyDto>> {
    const { key, secret } = await this.#keys.create(ctx, {
      name: body.name,
      scopes: body.scopes,
      app: body.app,
      expiresAt: typeof body.expires_at === 'string' ? new Date(body.expires_at) : body.expires_at,
    });
    return ok({ ...viewApiKey(key), api_key: secret }, 'API key created. It is shown only now.');
  }

  @Get(':id')
  @RequireScope('keys:read')
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ApiKeyDto>> {
    return ok(viewApiKey(await this.#keys.get(ctx, id)));
  }

  @Post(':id/rotate')
  @RequireScope('keys:write')
  @SecretOnce('api_key')
  async rotate(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: RotateApiKeyDto,
  ): Promise<Envelope<IssuedApiKeyDto>> {
    const { key, secret } = await this.#keys.rotate(ctx, id, body.overlap_seconds);
    return ok({ ...viewApiKey(key), api_key: secret }, 'API key rotated. The new one is shown only now.');
  }

  @Delete(':id')
  @RequireScope('keys:write')
  async revoke(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ApiKeyDto>> {
    return ok(viewApiKey(await this.#keys.revoke(ctx, id)), 'API key revoked.');
  }
}
