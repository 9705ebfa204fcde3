import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '@patchbay/access';
import { AuditChain } from './audit-chain.service.ts';
import { AuditEntryRepository } from './audit-entry.repository.ts';
import { AuditExports } from './audit-exports.service.ts';
import { AuditLog } from './audit-log.service.ts';
import { AuditSealRepository } from './audit-seal.repository.ts';
import { AuditSealer } from './audit-sealer.service.ts';

/** The audit log. Global, because access, which audit depends on, writes through the port `AuditTrail`. */
@Global()
@Module({
  providers: [
    AuditEntryRepository,
    AuditSealRepository,
    AuditLog,
    AuditChain,
    AuditSealer,
    AuditExports,
    { provide: AuditTrail, useExisting: AuditLog },
  ],
  exports: [AuditLog, AuditTrail, AuditExports, AuditChain, AuditSealer],
})
export class AuditModule {}
