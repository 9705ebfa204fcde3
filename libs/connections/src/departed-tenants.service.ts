import { Injectable } from '@nestjs/common';
import { TENANT_DELETED } from '@patchbay/access';
import { ChangeBus, Clock, EventBus, SystemDatabase } from '@patchbay/platform';
import { CONNECTION_TOPIC } from './connection-writer.service.ts';

/** A deleted tenant's connections end with it: nobody probes or verifies them, and no alert is raised for them. */
@Injectable()
export class DepartedTenants {
  constructor(
    bus: EventBus,
    private readonly database: SystemDatabase,
    private readonly changes: ChangeBus,
    private readonly clock: Clock,
  ) {
    bus.register({ name: 'connections', types: [TENANT_DELETED], handle: (event) => this.end(event.tenantId) });
  }

  /** Its keys are shredded already; doing it twice is the same as once. */
  async end(tenantId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      await tx.query(
        `UPDATE connections SET deleted_at = $2, status = 'inactive', error_cause = NULL, next_probe_at = NULL,
           incident = NULL, version = version + 1, setup_version = setup_version + 1, updated_at = $2
         WHERE tenant_id = $1 AND deleted_at IS NULL`,
        [tenantId, this.clock.now()],
      );
      await this.changes.announce(tx, { topic: CONNECTION_TOPIC, tenantId, id: '*' });
    });
  }
}
