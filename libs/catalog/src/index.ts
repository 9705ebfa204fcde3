export { Catalog, isCapabilityName } from './catalog.service.ts';
export { CatalogModule } from './catalog.module.ts';
