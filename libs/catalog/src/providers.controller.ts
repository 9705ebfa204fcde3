import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  ApiAnswers,
  type Context,
  Ctx,
  type Envelope,
  notFound,
  ok,
  Public,
  RequireScope,
  SETTINGS,
  type Settings,
} from '@patchbay/platform';
import { logoOf } from '@patchbay/providers';
import {
  capabilityView,
  guideView,
  matchesQuery,
  plannedView,
  providerView,
  type ProviderView,
} from './catalog-view.ts';
import { ProviderDto, ProviderGuideDto, ProvidersQuery } from './catalog.dto.ts';
import { Catalog } from './catalog.service.ts';
import { ConfiguredProviders } from './configured-providers.ts';

@ApiTags('Catalog')
@Controller('api/v1/integrations/providers')
export class ProvidersController {
  private readonly views: readonly ProviderView[];
  private readonly guides: ReadonlyMap<string, ProviderGuideDto>;
  private readonly logos: ReadonlyMap<string, { readonly name: string; readonly displayName: string }>;

  constructor(
    @Inject(Catalog) catalog: Catalog,
    @Inject(ConfiguredProviders) private readonly configured: ConfiguredProviders,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    const planned = [...catalog.planned()].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
    this.views = [...catalog.list().map(providerView), ...planned.map(plannedView)];
    const capabilities = catalog.capabilities().map((each) => capabilityView(each, catalog.list()));
    const guideOf = (view: ProviderView) => guideView(view, catalog.provider(view.name) ?? null, capabilities);
    this.guides = new Map(this.views.map((view) => [view.name, guideOf(view)]));
    this.logos = new Map([...catalog.list(), ...planned].map((provider) => [provider.name, provider]));
  }

  @Get()
  @RequireScope('integrations:read')
  @ApiAnswers({
    summary: 'List providers',
    description: 'Those that can be connected first, then those to come. The list is not paged.',
    ok: [ProviderDto],
  })
  async list(@Ctx() ctx: Context, @Query() query: ProvidersQuery): Promise<Envelope<ProviderDto[]>> {
    const configured = await this.configured.of(ctx);
    return ok(this.views.filter((view) => matchesQuery(view, query)).map((view) => this.shown(view, configured)));
  }

  @Get(':name')
  @RequireScope('integrations:read')
  @ApiAnswers({ summary: 'Get a provider', ok: ProviderDto })
  async get(@Ctx() ctx: Context, @Param('name') name: string): Promise<Envelope<ProviderDto>> {
    const view = this.views.find((each) => each.name === name);
    if (view === undefined) throw notFound('provider');
    return ok(this.shown(view, await this.configured.of(ctx)));
  }

  @Get(':name/guide')
  @RequireScope('integrations:read')
  @ApiAnswers({ summary: "Get a provider's guide", description: 'What it powers, in words.', ok: ProviderGuideDto })
  guide(@Param('name') name: string): Envelope<ProviderGuideDto> {
    const guide = this.guides.get(name);
    if (guide === undefined) throw notFound('provider');
    return ok(guide);
  }

  /** Without a key: pages show it in an img element, which sends none. */
  @Get(':name/logo.svg')
  @Public()
  @ApiProduces('image/svg+xml')
  @ApiAnswers({ summary: "Get a provider's logo", ok: { type: 'string' } })
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', 'public, max-age=86400')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  logo(@Param('name') name: string): string {
    const provider = this.logos.get(name);
    if (provider === undefined) throw notFound('provider');
    return logoOf(provider);
  }

  private shown(view: ProviderView, configured: ReadonlySet<string>): ProviderDto {
    return {
      ...view,
      provider_logo: `${this.settings.publicUrl}/api/v1/integrations/providers/${view.name}/logo.svg`,
      is_configured: configured.has(view.name),
    };
  }
}
