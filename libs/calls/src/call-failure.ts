import { PatchbayError } from '@patchbay/platform';
import { InvalidRequest, VendorFailure, type Delivery, type Effect, type FailureDetail } from '@patchbay/provider-kit';
import { z } from 'zod';
import { ownFailure } from './failure-rules.ts';

/** What a run has done to the world so far. */
export interface RunFacts {
  readonly effect: Effect;
  /** Bytes of any request left. */
  readonly sentAnything: boolean;
  /** A request that is no read was answered as done, or left without an answer that says it was not. */
  readonly touched: boolean;
}

/** Whatever a handler threw, as a failure with a true delivery. `fault`: a mistake of ours, worth a line in the log. */
export function failureOf(error: unknown, vendor: string, facts: RunFacts): { detail: FailureDetail; fault: boolean } {
  if (error instanceof VendorFailure) {
    return { detail: { ...error.detail, delivery: deliveryOf(error.detail.delivery, facts) }, fault: false };
  }
  const delivery = deliveryOf(facts.sentAnything ? 'refused' : 'not_sent', facts);
  if (error instanceof InvalidRequest) {
    return { detail: ownFailure('client', delivery, 'invalid_request', error.message), fault: false };
  }
  if (error instanceof PatchbayError) {
    return { detail: ownFailure('unknown', delivery, error.code, error.message), fault: error.httpStatus >= 500 };
  }
  if (error instanceof z.ZodError) {
    const message = `${vendor} answered in a form that was not expected: ${pathsOf(error)}.`;
    return { detail: ownFailure('unknown', delivery, 'unexpected_answer', message), fault: true };
  }
  const message = `The hub's code for ${vendor} failed on this request.`;
  return { detail: ownFailure('unknown', delivery, 'provider_fault', message), fault: true };
}

/**
 * The failure at hand may be a harmless one while an earlier request of the same run had its effect: then the whole is
 * unknown. And when nothing but reads went out, no effect can be in doubt, whatever became of them.
 */
function deliveryOf(delivery: Delivery, facts: RunFacts): Delivery {
  if (facts.touched) return 'unknown';
  if (!facts.sentAnything) return 'not_sent';
  return facts.effect !== 'read' && delivery === 'unknown' ? 'refused' : delivery;
}

/** Paths only: what was received there may be anything. */
function pathsOf(error: z.ZodError): string {
  const paths = error.issues.map((issue) => (issue.path.length === 0 ? 'the whole' : issue.path.join('.')));
  return [...new Set(paths)].slice(0, 5).join(', ');
}
