import { Module } from '@nestjs/common';
import { CapabilitiesController } from './capabilities.controller.ts';
import { Catalog } from './catalog.service.ts';
import { ConfiguredProviders } from './configured-providers.ts';
import { ProvidersController } from './providers.controller.ts';

/** The catalog for other libs. */
@Module({ providers: [Catalog, ConfiguredProviders], exports: [Catalog, ConfiguredProviders] })
export class CatalogModule {}

/** Its routes. */
@Module({ imports: [CatalogModule], controllers: [ProvidersController, CapabilitiesController] })
export class CatalogHttpModule {}
