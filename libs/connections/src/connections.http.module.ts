import { Module } from '@nestjs/common';
import { CallsModule } from '@patchbay/calls';
import { ConnectionStateController } from './connection-state.controller.ts';
import { ConnectionsController } from './connections.controller.ts';
import { ConnectionsModule } from './connections.module.ts';

/** The routes under `/api/v1/integrations`, save the catalog's `/providers`. */
@Module({ imports: [ConnectionsModule, CallsModule], controllers: [ConnectionsController, ConnectionStateController] })
export class ConnectionsHttpModule {}
