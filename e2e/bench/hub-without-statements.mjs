// The hub with the two statements of a synchronous operation left out, and nothing else: what the path costs by itself.
// It delivers without remembering, so it exists for this comparison only.
import process from 'node:process';

const built = (process.env['BENCH_ENTRY'] ?? '').endsWith('.ts') ? ['src', 'ts'] : ['dist', 'js'];
const { OperationLedger } = await import(`../../libs/operations/${built[0]}/operation-ledger.service.${built[1]}`);

const LEASE_MS = 45_000;
OperationLedger.prototype.acceptStarted = async function acceptStarted(operation) {
  const item = { queue: 'operations', tenantId: operation.tenantId, lane: operation.integrationId, id: operation.id };
  return { acceptance: 'stored', claim: this.work.claimOf(item, performance.now(), LEASE_MS) };
};
OperationLedger.prototype.finish = async () => true;
process.title = 'patchbay bench';
await import(`../../apps/api/${built[0]}/main.${built[1]}`);
