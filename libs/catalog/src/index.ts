export { Catalog } from './catalog.service.ts';
export { CatalogHttpModule, CatalogModule } from './catalog.module.ts';
export { ConfiguredProviders, IsConfigured } from './configured-providers.ts';
export { groupOf, type Group } from './provider-group.ts';
