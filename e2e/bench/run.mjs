// `npm run bench`: every part; `npm run bench -- async`: one. Short runs say little on a busy machine: compare within a run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { measureAsync, reportAsync } from './async.mjs';
import { measureIdle, reportIdle } from './idle.mjs';
import { startVendor } from './processes.mjs';
import { measureScale, reportScale } from './scale.mjs';
import { measureSync, reportSync } from './sync.mjs';

const PARTS = {
  sync: { measure: measureSync, report: reportSync },
  idle: { measure: measureIdle, report: reportIdle },
  async: { measure: measureAsync, report: reportAsync },
  fairness: { measure: playFairness, report: () => {} },
  scale: { measure: measureScale, report: reportScale },
};
const wanted = process.argv.slice(2);
const unknown = wanted.find((part) => !(part in PARTS));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}": name some of ${Object.keys(PARTS).join(', ')}, or none for all.`);
  process.exit(1);
}

const results = {
  machine: `${cpus().length} × ${cpus()[0]?.model}`,
  node: process.version,
  seconds: Number(process.env['BENCH_SECONDS'] ?? 8),
};
const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
const vendor = await startVendor();
const idleSeconds = Number(process.env['BENCH_IDLE_SECONDS'] ?? 30);
try {
  for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
    const { measure, report } = PARTS[part];
    results[part] = await measure({ folder, vendor, seconds: results.seconds, idleSeconds });
    console.log(`\n${part}`);
    report(results[part]);
  }
} finally {
  await vendor.stop();
  rmSync(folder, { recursive: true, force: true });
}
mkdirSync('.cache/bench', { recursive: true });
const file = `.cache/bench/${new Date().toISOString().replaceAll(':', '-')}.json`;
writeFileSync(file, JSON.stringify(results, null, 2));
console.log(`Written to ${file}`);

/** It prints its own table. */
async function playFairness() {
  const script = fileURLToPath(new URL('./fairness.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`fairness.mjs ended with exit code ${code}`);
  return null;
}
