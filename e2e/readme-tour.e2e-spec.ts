import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startHubProcess, type HubProcess } from './hub-process.ts';

const STEP_MS = 120_000;

interface Step {
  commands: string;
  /** What the README says they print; null where it says nothing. */
  printed: string | null;
}

/** The tour's bash blocks in order, each with the text block that follows it. */
function stepsOfTheTour(): Step[] {
  const readme = readFileSync(join(dirname(import.meta.dirname), 'README.md'), 'utf8');
  const tour = /^## A five-minute tour\n([\s\S]*?)(?=^## )/m.exec(readme)?.[1] ?? '';
  const blocks = [...tour.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({
    kind,
    text: text ?? '',
  }));
  return blocks.flatMap(({ kind, text }, index) => {
    const next = blocks[index + 1];
    return kind === 'bash' ? [{ commands: text, printed: next?.kind === 'text' ? next.text : null }] : [];
  });
}

/** Runs everything in one shell, as a reader does; answers what each step printed. */
async function run(steps: Step[], hub: HubProcess): Promise<string[]> {
  const mark = '--- next step ---';
  const script = ['set -eu -o pipefail', ...steps.map(({ commands }) => `${commands}\necho '${mark}'`)].join('\n');
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PATCHBAY_URL: hub.url,
    PATCHBAY_SANDBOX_URL: hub.sandboxUrl,
    PATCHBAY_SANDBOX_TOKEN: hub.sandboxToken,
    PATCHBAY_KEY: hub.key,
  };
  const output = await new Promise<string>((resolve, reject) => {
    execFile('bash', ['-c', script], { env, timeout: STEP_MS }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`The tour stopped.\n${stdout}\n${stderr}`, { cause: error }));
    });
  });
  return output.split(`${mark}\n`).slice(0, -1);
}

describe("the README's tour", () => {
  const steps = stepsOfTheTour();
  let hub: HubProcess;
  let printed: string[];

  beforeAll(async () => {
    hub = await startHubProcess();
    printed = await run(steps, hub);
  });

  afterAll(() => hub.stop());

  it('has commands and says what they print', () => {
    expect(steps.length).toBeGreaterThan(4);
    expect(steps.filter((step) => step.printed !== null).length).toBeGreaterThan(3);
  });

  const told = steps.flatMap(({ printed: said }, index) => (said === null ? [] : [{ index, said }]));

  it.each(told)('prints what it says after step $index', ({ index, said }) => {
    expect(printed[index]).toBe(said);
  });
});
