import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { OPERATIONS_QUEUE } from '@patchbay/access';
import { ConnectionReferrer, ConnectionReferrers } from '@patchbay/connections';
import { SystemDatabase, type Context } from '@patchbay/platform';

/** The most that is counted: whoever asks wants to know whether it is none, some or very many. */
const MOST = 10_000;

/** Tells who is about to switch a connection off how many operations wait for it or are under way there. */
@Injectable()
export class OperationReferences extends ConnectionReferrer implements OnModuleInit {
  constructor(
    @Inject(ConnectionReferrers) private readonly referrers: ConnectionReferrers,
    @Inject(SystemDatabase) private readonly database: SystemDatabase,
  ) {
    super();
  }

  onModuleInit(): void {
    this.referrers.register(this);
  }

  /** By status. The queue knows them; `operations` has no index for what is unfinished. */
  override async workAt(ctx: Context, connectionId: string): Promise<Record<string, number>> {
    const rows = await this.database.query<{ status: string; count: number }>(
      `SELECT o.status, count(*)::int AS count FROM (
         (SELECT id FROM work WHERE queue = $1 AND tenant_id = $2 AND lane = $3 AND claim_owner IS NULL LIMIT $4)
         UNION ALL
         (SELECT id FROM work WHERE queue = $1 AND tenant_id = $2 AND lane = $3 AND claim_owner IS NOT NULL LIMIT $4)
       ) waiting JOIN operations o ON o.tenant_id = $2 AND o.id = waiting.id GROUP BY o.status`,
      [OPERATIONS_QUEUE, ctx.tenantId, connectionId, MOST],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }
}
