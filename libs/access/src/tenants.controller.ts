import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  Ctx,
  ok,
  pageOf,
  PageQuery,
  PlatformOnly,
  RequestUrl,
  SecretOnce,
  type Context,
  type Envelope,
} from '@patchbay/platform';
import { NewTenants } from './new-tenants.service.ts';
import { CreateTenantDto, UpdateTenantDto, viewTenant, CreatedTenantDto, TenantDto } from './tenant.dto.ts';
import { TenantService } from './tenant.service.ts';

@ApiTags('Tenants')
@Controller('api/v1/tenants')
export class TenantsController {
  readonly #tenants: TenantService;
  readonly #founding: NewTenants;

  constructor(tenants: TenantService, founding: NewTenants) {
    this.#tenants = tenants;
    this.#founding = founding;
  }

  @Get()
  @PlatformOnly()
  @ApiAnswers({ summary: 'List tenants', ok: [TenantDto], page: 'numbers' })
  async list(@Ctx() ctx: Context, @Query() query: PageQuery, @RequestUrl() url: string): Promise<object> {
    const [rows, total] = await this.#tenants.list(ctx, query);
    return pageOf(query, rows.map(viewTenant), total, url);
  }

  @Post()
  @PlatformOnly()
  @SecretOnce('api_key', 'invitation_url')
  @ApiAnswers({
    summary: 'Make a tenant',
    description:
      'With its own keys in the vault and a first API key that has all scopes. Somebody with `owner_email` is invited as its owner.',
    ok: CreatedTenantDto,
    status: 201,
    okDescription: 'Made. The API key is shown only now.',
  })
  async create(@Ctx() ctx: Context, @Body() body: CreateTenantDto): Promise<Envelope<CreatedTenantDto>> {
    const { tenant, apiKey, invitationUrl } = await this.#founding.found(ctx, {
      name: body.name,
      slug: body.slug,
      ownerEmail: body.owner_email,
      secretPrefixes: body.secret_prefixes,
      maxConcurrentOperations: body.max_concurrent_operations,
    });
    const data = { ...viewTenant(tenant), api_key: apiKey, invitation_url: invitationUrl };
    return ok(data, 'Tenant created. Its API key is shown only now.');
  }

  @Get(':id')
  @PlatformOnly()
  @ApiAnswers({ summary: 'Show a tenant', ok: TenantDto })
  async get(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<TenantDto>> {
    return ok(viewTenant(await this.#tenants.get(ctx, id)));
  }

  @Patch(':id')
  @PlatformOnly()
  @ApiAnswers({ summary: 'Change a tenant', description: 'Fields not named keep their values.', ok: TenantDto })
  async update(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: UpdateTenantDto,
  ): Promise<Envelope<TenantDto>> {
    const tenant = await this.#tenants.update(ctx, id, {
      name: body.name,
      slug: body.slug,
      ownerEmail: body.owner_email,
      secretPrefixes: body.secret_prefixes,
      maxConcurrentOperations: body.max_concurrent_operations,
    });
    return ok(viewTenant(tenant), 'Tenant changed.');
  }

  @Delete(':id')
  @PlatformOnly()
  @ApiAnswers({
    summary: 'Delete a tenant',
    description: 'Its API keys stop working at once and its keys in the vault are destroyed.',
    ok: TenantDto,
  })
  async remove(@Ctx() ctx: Context, @Param('id') id: string): Promise<Envelope<TenantDto>> {
    return ok(viewTenant(await this.#tenants.remove(ctx, id)), 'Tenant deleted; its keys are destroyed.');
  }
}
