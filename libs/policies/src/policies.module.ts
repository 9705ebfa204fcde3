import { Module } from '@nestjs/common';
import { AuditModule } from '@patchbay/audit';
import { CatalogModule } from '@patchbay/catalog';
import { ConnectionsModule } from '@patchbay/connections';
import { PolicyBook } from './policy-book.service.ts';
import { PolicySetRepository } from './policy-set.repository.ts';

@Module({
  imports: [AuditModule, CatalogModule, ConnectionsModule],
  providers: [PolicySetRepository, PolicyBook],
  exports: [PolicyBook],
})
export class PoliciesModule {}

@Module({ imports: [PoliciesModule, CatalogModule] })
export class PoliciesHttpModule {}
