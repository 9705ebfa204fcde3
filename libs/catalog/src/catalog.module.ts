import { Module } from '@nestjs/common';
import { Catalog } from './catalog.service.ts';

/** The catalog for other libs; CatalogHttpModule adds its routes. */
@Module({ providers: [Catalog], exports: [Catalog] })
export class CatalogModule {}
