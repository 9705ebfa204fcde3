import { Module } from '@nestjs/common';
import { CallsModule } from '@patchbay/calls';
import { CatalogModule } from '@patchbay/catalog';
import { ConnectionCheckController } from './connection-check.controller.ts';
import { ConnectionInsightController } from './connection-insight.controller.ts';
import { ConnectionInsight } from './connection-insight.service.ts';
import { ConnectionStateController } from './connection-state.controller.ts';
import { ConnectionsController } from './connections.controller.ts';
import { ConnectionsModule } from './connections.module.ts';

/** The routes under `/api/v1/integrations`, save the catalog's `/providers`. */
@Module({
  imports: [ConnectionsModule, CallsModule, CatalogModule],
  providers: [ConnectionInsight],
  controllers: [
    ConnectionsController,
    ConnectionStateController,
    ConnectionCheckController,
    ConnectionInsightController,
  ],
})
export class ConnectionsHttpModule {}
