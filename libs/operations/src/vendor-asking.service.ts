import { Inject, Injectable } from '@nestjs/common';
import { Calls, type CallOptions } from '@patchbay/calls';
import { Catalog } from '@patchbay/catalog';
import { ConnectionOpener } from '@patchbay/connections';
import type { Claim } from '@patchbay/platform';
import type { Effect, FailureDetail } from '@patchbay/provider-kit';
import { asInput, handlerOf } from './capability-effect.ts';
import { OperationPayloads } from './operation-payloads.service.ts';
import { OperationTries } from './operation-tries.repository.ts';
import type { Answer, RunningOperation } from './running-operation.ts';

/** What the vendor said, and whether an earlier try may still have acted. */
export interface Asked {
  readonly answer: Answer;
  readonly isUnclear: boolean;
}

/** Asks the vendor to do an operation, once. */
@Injectable()
export class VendorAsking {
  constructor(
    @Inject(Calls) private readonly calls: Calls,
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ConnectionOpener) private readonly opener: ConnectionOpener,
    @Inject(OperationPayloads) private readonly payloads: OperationPayloads,
    @Inject(OperationTries) private readonly tries: OperationTries,
  ) {}

  /**
   * Where an earlier try may have acted and the vendor can be asked for it by our reference, it is: what it knows is the
   * answer, and nothing is sent again before it surely knows nothing.
   */
  async ask(operation: RunningOperation, effect: Effect): Promise<Asked> {
    const { record, connection, input, capability } = operation;
    const isUnclear = record.bound || (record.duplicate_safe && (await this.tries.mayHaveActed(record)));
    const handler = handlerOf(this.catalog, connection.provider, capability);
    if (!handler) return { answer: notOffered(connection.provider, capability), isUnclear };
    const target = this.opener.open(connection);
    const options = this.optionsOf(operation, effect);
    const { lookup } = handler;
    const mustLookUp = isUnclear && effect === 'lookup' && !record.duplicate_safe;
    if (mustLookUp && lookup) {
      const reading = { ...options, effect: 'read' as const };
      const found = await this.calls.run(target, reading, (scope) => lookup(scope, asInput(input)));
      if (!found.ok) return { answer: found, isUnclear };
      if (found.value !== null) return { answer: { ...found, value: found.value }, isUnclear: false };
    }
    const answer = await this.calls.run(target, options, (scope) => handler.handle(scope, asInput(input)));
    return { answer, isUnclear: isUnclear && !mustLookUp };
  }

  private optionsOf(operation: RunningOperation, effect: Effect): CallOptions {
    const { record, capability, claim, input, permitHeld = false } = operation;
    return {
      purpose: 'operation',
      capability,
      operationId: record.id,
      reference: record.reference ?? record.id,
      effect,
      tries: 1,
      maxWaitMs: 0,
      permitHeld,
      requestId: record.request_id,
      privateTexts: this.payloads.privateTexts(capability, input),
      beforeBytes: () => holdOrThrow(claim),
    };
  }
}

/** The last look before bytes are written: a process that was frozen past its lease must not send. */
function holdOrThrow(claim: Claim): void {
  if (claim.deadline.expired()) throw new Error('The claim on this operation has run out.');
}

function notOffered(provider: string, capability: string): Answer {
  const failure: FailureDetail = {
    class: 'client',
    delivery: 'not_sent',
    code: 'capability_not_offered',
    message: `${provider} does not offer ${capability} in this version of the hub.`,
    status: null,
    providerCode: null,
    retryAfterMs: null,
    vendorRequestId: null,
  };
  return { ok: false, failure, latencyMs: 0, tries: 0 };
}
