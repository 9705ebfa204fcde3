import { Module } from '@nestjs/common';
import { AccessModule } from './access.module.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { TenantsController } from './tenants.controller.ts';

/** The REST routes of tenants and API keys. */
@Module({ imports: [AccessModule], controllers: [TenantsController, ApiKeysController] })
export class AccessHttpModule {}
