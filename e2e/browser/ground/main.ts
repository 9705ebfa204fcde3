import process from 'node:process';
import { Ground } from './ground.ts';
import type { Answer, Question } from './remote.ts';

const ground = await Ground.start();
const methods = ground as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>;

process.on('message', (question: Question) => void answer(question));
// Whoever started this process has ended: nobody is left to ask.
process.on('disconnect', () => void ground.close().finally(() => process.exit(0)));
process.send?.({ ready: true });

async function answer({ id, method, args }: Question): Promise<void> {
  const told = await attempt(id, method, args);
  process.send?.(told);
}

async function attempt(id: number, method: string, args: unknown[]): Promise<Answer> {
  try {
    return { id, value: await methods[method]?.(...args) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
