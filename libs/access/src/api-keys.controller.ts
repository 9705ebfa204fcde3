import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  Ctx,
  ok,
  pageOf,
  RequestUrl,
  RequireScope,
  SecretOnce,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import {
  ApiKeyDto,
  CreateApiKeyDto,
  IssuedApiKeyDto,
  ListApiKeysQuery,
  RotateApiKeyDto,
  viewApiKey,
} from './api-key.dto.ts';
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
  @ApiAnswers({
    summary: 'List API keys',
    description:
      "Those that are not revoked, unless `state` asks for others; a key bound to an app sees that app's only.",
    ok: [ApiKeyDto],
    page: 'numbers',
  })
  async list(@Ctx() ctx: Context, @Query() query: ListApiKeysQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.#keys.list(ctx, query);
    return pageOf(query, rows.map(viewApiKey), total, url);
  }

  @Post()
  @RequireScope('keys:write')
  @SecretOnce('api_key')
  @ApiAnswers({
    summary: 'Make an API key',
    description: 'Never with more scopes, another app or a later expiry than the key that makes it.',
    ok: IssuedApiKeyDto,
    status: 201,
    okDescription: 'Made. The secret is shown only now.',
  })
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
  @ApiAnswers({ summary: 'Show an API key', ok: ApiKeyDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ApiKeyDto>> {
    return ok(viewApiKey(await this.#keys.get(ctx, id)));
  }

  @Post(':id/rotate')
  @RequireScope('keys:write')
  @SecretOnce('api_key')
  @ApiAnswers({
    summary: 'Rotate an API key',
    description:
      'A new secret at once, with the same scopes, app and expiry; the old one works until the overlap is over.',
    ok: IssuedApiKeyDto,
    status: 201,
    okDescription: 'Rotated. The new secret is shown only now.',
    errors: ['conflict'],
  })
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
  @ApiAnswers({ summary: 'Revoke an API key', ok: ApiKeyDto })
  async revoke(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<ApiKeyDto>> {
    return ok(viewApiKey(await this.#keys.revoke(ctx, id)), 'API key revoked.');
  }
}
