export { Catalog, isCapabilityName } from './catalog.service.ts';
