// What a hub with one connection costs while nobody asks it for anything.
import { setTimeout as sleep } from 'node:timers/promises';
import { costs, withHub } from './hubs.mjs';
import { memoryOf } from './processes.mjs';

export async function measureIdle({ folder, vendor, idleSeconds }) {
  return withHub({ folder, vendor }, async (hub) => {
    await sleep(5_000);
    const before = await costs(hub);
    await sleep(idleSeconds * 1000);
    const after = await costs(hub);
    const each = (name, factor) => Number((((after[name] - before[name]) / idleSeconds) * factor).toFixed(2));
    return {
      hubCpuPercent: each('hub', 100),
      postgresCpuPercent: each('postgres', 100),
      statementsPerSecond: each('statements', 1),
      memoryMb: Math.round(memoryOf(hub.pid)),
    };
  });
}

export function reportIdle(idle) {
  console.table([idle]);
}
