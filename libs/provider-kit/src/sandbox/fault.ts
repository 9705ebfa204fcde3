import { z } from 'zod';
import type { RawSandboxRequest } from './sandbox-request.ts';

/** A fault to inject, as the control API takes it. */
export const faultSchema = z.strictObject({
  kind: z.enum(['rate_limit', 'server_error', 'timeout', 'reset', 'revoked', 'refused', 'slow']),
  /** Before the vendor acts, or after: then it has acted, and the caller does not learn it. */
  when: z.enum(['before', 'after']).default('before'),
  /** server_error: which. */
  status: z.int().min(500).max(599).default(503),
  /** refused: which. */
  refusal: z.int().min(400).max(499).default(422),
  /** rate_limit: what Retry-After says; null sends none. */
  retry_after_seconds: z.int().min(0).max(86_400).nullable().default(null),
  retry_after_form: z.enum(['seconds', 'date']).default('seconds'),
  /** slow: how much later the answer comes. */
  delay_ms: z.int().min(0).max(120_000).default(1_000),
  /** How many requests it hits; null: all until it is cleared. */
  count: z.int().min(1).max(1_000_000).nullable().default(1),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']).optional(),
  /** Only paths like this one; `*` stands for any characters. */
  path: z.string().min(1).max(500).optional(),
});

export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export interface ActiveFault {
  readonly id: string;
  readonly fault: Fault;
  /** Requests it will still hit; null: no end. */
  readonly remaining: number | null;
}

/** The faults of one simulated vendor; the oldest that matches is the one that strikes. */
export class FaultPlan {
  private active: ActiveFault[] = [];
  private last = 0;

  add(input: FaultInput): ActiveFault {
    const fault = faultSchema.parse(input);
    this.last += 1;
    const added = { id: String(this.last), fault, remaining: fault.count };
    this.active.push(added);
    return added;
  }

  list(): readonly ActiveFault[] {
    return this.active;
  }

  /** Removes one, or all; tells how many there were. */
  clear(id?: string): number {
    const before = this.active.length;
    this.active = id === undefined ? [] : this.active.filter((each) => each.id !== id);
    return before - this.active.length;
  }

  /** The fault that strikes this request, spent by one; null when none does. */
  strike(request: Pick<RawSandboxRequest, 'method' | 'path'>): Fault | null {
    const found = this.active.find(({ fault }) => hits(fault, request));
    if (found === undefined) return null;
    const remaining = found.remaining === null ? null : found.remaining - 1;
    this.active = this.active.flatMap((each) => {
      if (each !== found) return [each];
      return remaining === 0 ? [] : [{ ...each, remaining }];
    });
    return found.fault;
  }
}

function hits(fault: Fault, request: Pick<RawSandboxRequest, 'method' | 'path'>): boolean {
  if (fault.method !== undefined && fault.method !== request.method) return false;
  return fault.path === undefined || likePath(fault.path, request.path);
}

/** Each literal part must be found in order: no regular expression, so no pattern can take long. */
function likePath(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return path === first;
  if (!path.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return path.length - last.length >= from && path.endsWith(last);
}
