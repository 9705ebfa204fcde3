import { Inject, Injectable } from '@nestjs/common';
import { RateLimiter } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import { OperationRouting } from './operation-routing.service.ts';
import type { OperationRecord } from './operation.types.ts';

/** Whether a queued operation may be sent now: a permit was taken for it, none is needed, or how long there is none. */
export type Permit = { readonly kind: 'held' | 'none' } | { readonly kind: 'wait'; readonly ms: number };

/** Takes the permit of a queued operation before its try begins: waiting for a budget is neither a try nor a failure. */
@Injectable()
export class OperationPermits {
  constructor(
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(OperationRouting) private readonly routing: OperationRouting,
  ) {}

  async take(record: OperationRecord, connectionId: string): Promise<Permit> {
    const connection = await this.routing.connection(record, connectionId);
    const provider = connection && this.catalog.provider(connection.provider);
    if (!connection || !provider) return { kind: 'none' };
    const { tenantId, id, environment, config, rateLimit } = connection;
    const ms = await this.limiter.take({ tenantId, connectionId: id, provider, environment, config, rateLimit });
    return ms > 0 ? { kind: 'wait', ms } : { kind: 'held' };
  }
}
