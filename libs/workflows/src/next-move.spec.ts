import { describe, expect, it } from '@jest/globals';
import type { OperationStatus, PlannedOperation } from '@patchbay/operations';
import fc from 'fast-check';
import { nextMove } from './next-move.ts';
import { RUN_STATUSES, STEP_STATUSES } from './run-status.ts';

const NOW = new Date('2026-11-21T09:00:00Z');
const ID = '01jd3333333333333333333333';
const step = { status: 'running', operation_id: ID, started_at: NOW } as const;

function operation(status: OperationStatus): PlannedOperation {
  return { id: ID, status, error: null, result_redacted: null, integration_id: null, provider: null };
}

describe('the next move of a run', () => {
  it('ends it when no step is left', () => {
    expect(nextMove('running', undefined, null, NOW)).toEqual({ kind: 'succeed_run' });
  });

  it('begins a step by committing the id of its operation, and only then makes it', () => {
    const fresh = { status: 'pending', operation_id: null, started_at: null } as const;
    expect(nextMove('running', fresh, null, NOW)).toEqual({ kind: 'begin' });
    expect(nextMove('running', step, null, NOW)).toEqual({ kind: 'make', operationId: ID });
  });

  it('never makes anew an operation that may have been deleted for its age', () => {
    const old = { ...step, started_at: new Date(NOW.getTime() - 25 * 3_600_000) };
    expect(nextMove('running', old, null, NOW)).toMatchObject({
      kind: 'fail_step',
      error: { code: 'outcome_unknown' },
    });
  });

  it.each([
    ['pending', { kind: 'wait', as: 'running' }],
    ['in_progress', { kind: 'wait', as: 'running' }],
    ['retrying', { kind: 'wait', as: 'running' }],
    ['paused', { kind: 'wait', as: 'paused' }],
    ['awaiting_approval', { kind: 'wait', as: 'awaiting_approval' }],
    ['delivered', { kind: 'succeed_step' }],
    ['exhausted', { kind: 'fail_step' }],
    ['rejected', { kind: 'fail_step', error: { code: 'rejected' } }],
    ['cancelled', { kind: 'fail_step', error: { code: 'cancelled' } }],
  ] as const)('follows an operation that is %s', (status, move) => {
    expect(nextMove('running', step, operation(status), NOW)).toMatchObject(move);
    expect(nextMove('paused', step, operation(status), NOW)).toMatchObject(move);
  });

  it('begins and makes nothing once a run has ended', () => {
    const any = fc.record({
      status: fc.constantFrom(...STEP_STATUSES),
      operation_id: fc.constantFrom(null, ID),
      started_at: fc.constantFrom(null, NOW),
    });
    const statuses = fc.constantFrom<OperationStatus>('pending', 'in_progress', 'delivered', 'exhausted', 'cancelled');
    const ended = fc.constantFrom(...RUN_STATUSES.slice(3));
    fc.assert(
      fc.property(ended, any, fc.option(statuses), (run, current, status) => {
        const move = nextMove(run, current, status === null ? null : operation(status), NOW);
        expect(['rest', 'settle_step', 'watch']).toContain(move.kind);
      }),
    );
  });

  it.each([
    ['delivered', 'succeeded'],
    ['exhausted', 'failed'],
    ['cancelled', 'cancelled'],
  ] as const)('records how the last operation of a cancelled run ended: %s', (status, as) => {
    expect(nextMove('cancelled', step, operation(status), NOW)).toMatchObject({ kind: 'settle_step', as });
  });
});
